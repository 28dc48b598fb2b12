package org.voltide.csms.energy.study.simulation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.voltide.csms.energy.study.simulation.Strategy.Current;

/** What stations make of planned powers. */
final class Stations {

  private static final double WATTS_PER_AMPERE = 3 * 230;
  private static final int LEAST_AMPERES = 6;
  private static final double NEGLIGIBLE_W = 1;

  private final Current current;
  private final double importW;
  private final double exportW;

  /** Energy a car should have got by its plan, less what it got. */
  private final Map<PresentCar, Double> behindWh = new HashMap<>();

  Stations(Current current, Site site) {
    this.current = current;
    importW = site.importKw() * 1_000;
    exportW = site.exportKw() * 1_000;
  }

  /** A new plan begins from what the cars hold. */
  void newPlan() {
    behindWh.clear();
  }

  /**
   * The powers that flow.
   *
   * @param plannedW per car
   */
  double[] follow(int now, List<PresentCar> cars, double[] plannedW) {
    double[] powers = new double[plannedW.length];
    if (current == Current.ANY) {
      for (int i = 0; i < powers.length; i++) {
        powers[i] = Math.clamp(plannedW[i], cars.get(i).leastW(), cars.get(i).mostW());
      }
      return powers;
    }
    List<Integer> mostUrgentFirst =
        IntStream.range(0, powers.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> cars.get(i).spareQuarters(now)))
            .toList();
    double missedW = 0;
    for (int i : mostUrgentFirst) {
      powers[i] = amperes(cars.get(i), now, plannedW[i], missedW);
      missedW += plannedW[i] - powers[i];
    }
    keepLimits(mostUrgentFirst.reversed(), powers);
    for (int i = 0; i < powers.length; i++) {
      double missedWh = (plannedW[i] - powers[i]) * Quarters.HOURS;
      behindWh.merge(cars.get(i), missedWh, Double::sum);
    }
    return powers;
  }

  /**
   * The whole amperes closest to what is planned for the car, with what it missed before and the
   * cars before it miss now; so that all together follow the plan closely; but never less than its
   * promise needs. A battery that is full, or empty, in the middle of a quarter hour stops by
   * itself.
   */
  private double amperes(PresentCar car, int now, double plannedW, double missedW) {
    double direction = Math.abs(plannedW) < NEGLIGIBLE_W ? 0 : Math.signum(plannedW);
    double spread = Math.clamp(missedW, -WATTS_PER_AMPERE / 2.0, WATTS_PER_AMPERE / 2.0);
    double wantedW = plannedW + behindWh.getOrDefault(car, 0.0) / Quarters.HOURS + spread;
    double amperes = direction * Math.rint(settable(direction * wantedW / WATTS_PER_AMPERE));
    double neededAmperes = (car.neededW(now) - NEGLIGIBLE_W) / WATTS_PER_AMPERE;
    if (amperes < neededAmperes) {
      amperes = Math.ceil(neededAmperes);
      amperes = amperes > 0 ? Math.max(LEAST_AMPERES, amperes) : 0;
    }
    double most = Math.floor((car.car().maxChargeW() + NEGLIGIBLE_W) / WATTS_PER_AMPERE);
    double set = Math.clamp(amperes, -most, most) * WATTS_PER_AMPERE;
    return Math.clamp(set, car.leastW(), car.mostW());
  }

  /** The closest to an amperage of what can be set: nothing, or the least and above. */
  private static double settable(double amperes) {
    if (amperes >= LEAST_AMPERES) {
      return amperes;
    }
    return amperes >= LEAST_AMPERES / 2.0 ? LEAST_AMPERES : 0;
  }

  /**
   * Where rounding up together is too much, first amperes are taken that leave a car its least
   * current, then cars are switched off; each time from who can wait longest.
   */
  private void keepLimits(List<Integer> leastUrgentFirst, double[] powers) {
    double excess = Arrays.stream(powers).sum() - importW;
    for (double least : new double[] {LEAST_AMPERES * WATTS_PER_AMPERE, 0}) {
      for (int i : leastUrgentFirst) {
        if (excess > NEGLIGIBLE_W && powers[i] > least) {
          double fits = Math.floor((powers[i] - excess) / WATTS_PER_AMPERE) * WATTS_PER_AMPERE;
          double less = least > 0 ? Math.max(least, fits) : 0;
          excess += less - powers[i];
          powers[i] = less;
        }
      }
    }
    double fedInTooMuch = -Arrays.stream(powers).sum() - exportW;
    for (int i : leastUrgentFirst) {
      if (fedInTooMuch > NEGLIGIBLE_W && powers[i] < 0) {
        double less =
            Math.min(0, powers[i] + Math.ceil(fedInTooMuch / WATTS_PER_AMPERE) * WATTS_PER_AMPERE);
        fedInTooMuch -= less - powers[i];
        powers[i] = less;
      }
    }
  }
}
