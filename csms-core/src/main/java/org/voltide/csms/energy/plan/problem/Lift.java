package org.voltide.csms.energy.plan.problem;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.voltide.csms.energy.plan.Headroom;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * Charges the cars that arrived below their minimum as fast as the limits allow: those that are
 * urgent first, the others so that it breaks no promise. Among themselves who leaves too soon to
 * wait, then who was there first, so that whoever arrives changes little for the others; only where
 * a promise would lack something then, they take what all promises leave. Every plan contains these
 * powers: each car alone can take them, and together they stay within the import limits, so they
 * never make a plan impossible.
 */
final class Lift {

  private static final double ROUNDING_WH = 1e-6;

  /** What lifting must take from promises in all to wait for them. */
  private static final double BROKEN_WH = 1;

  private final SiteSnapshot site;
  private final Headroom[] headroom;
  private final double[] energyWh;
  private final double[][] powerW;

  /** What is kept free of lifts. */
  private Optional<LatestCharging> promises = Optional.empty();

  /** What a car was lifted by, beyond what was kept for it until then. */
  private final double[] aheadWh;

  private Lift(SiteSnapshot site) {
    this.site = site;
    energyWh = site.cars().stream().mapToDouble(PluggedCar::energyWh).toArray();
    aheadWh = new double[energyWh.length];
    headroom = Headroom.perStep(site);
    powerW = new double[energyWh.length][headroom.length];
  }

  /** Power of each car in each step, in W; 0 once the car holds its minimum. */
  static double[][] powers(SiteSnapshot site) {
    Lift heedless = new Lift(site);
    heedless.all(PluggedCar::urgent);
    boolean lifted = heedless.all(car -> !car.urgent());
    double lackingWh = lifted ? heedless.latestOfPromises().lackingWh() : 0;
    if (lackingWh == 0) {
      return heedless.powerW;
    }
    Lift careful = new Lift(site);
    careful.all(PluggedCar::urgent);
    LatestCharging kept = careful.latestOfPromises();
    if (lackingWh <= kept.lackingWh() + BROKEN_WH) {
      return heedless.powerW;
    }
    careful.promises = Optional.of(kept);
    careful.all(car -> !car.urgent());
    return careful.powerW;
  }

  private LatestCharging latestOfPromises() {
    return LatestCharging.reserve(site, headroom, energyWh, powerW);
  }

  /**
   * Least energy of a car at the end of each step, in Wh.
   *
   * @param liftW the car's powers
   */
  static double[] floors(SiteSnapshot site, int index, double[] liftW) {
    PluggedCar car = site.cars().get(index);
    double[] floors = new double[liftW.length];
    double energy = Math.min(car.energyWh(), car.minEnergyWh());
    for (int t = 0; t < floors.length; t++) {
      double lifted = energy + car.storedWh(liftW[t], site.grid().hours(t));
      energy = lifted > car.minEnergyWh() - ROUNDING_WH ? car.minEnergyWh() : lifted;
      floors[t] = energy;
    }
    return floors;
  }

  /** Lifts the cars that are low; whether there are any. */
  private boolean all(Predicate<PluggedCar> which) {
    List<Integer> low =
        IntStream.range(0, energyWh.length)
            .filter(i -> energyWh[i] < site.cars().get(i).minEnergyWh())
            .filter(i -> which.test(site.cars().get(i)))
            .boxed()
            .toList();
    for (int t = 0; t < headroom.length && !low.isEmpty(); t++) {
      int step = t;
      low.forEach(i -> release(i, step));
      promises.ifPresent(kept -> kept.reserveMore(step));
      low.stream()
          .filter(i -> isLow(i, step))
          .sorted(Comparator.comparing(i -> canWait(i, step)))
          .forEach(i -> lift(i, step));
    }
    return !low.isEmpty();
  }

  /** Who is ahead of what is kept for him needs it no more. */
  private void release(int i, int t) {
    double wh = site.cars().get(i).storedWh(keptW(i, t), site.grid().hours(t));
    if (wh > 0 && aheadWh[i] >= wh) {
      aheadWh[i] -= wh;
      promises.ifPresent(kept -> kept.release(i, t));
    }
  }

  private double keptW(int i, int t) {
    return promises.map(kept -> kept.powerW(i, t)).orElse(0.0);
  }

  /** Gives a car what it wants and there is; the least it takes, or nothing. */
  private void lift(int i, int t) {
    PluggedCar car = site.cars().get(i);
    double hours = site.grid().hours(t);
    double keptW = keptW(i, t);
    double wanted = car.chargingW(car.minEnergyWh() - energyWh[i], hours);
    double room = keptW + headroom[t].forCar(i);
    double power = Math.min(room, Math.min(wanted, car.maxChargeW()));
    double stored = car.storedWh(power, hours);
    if (power >= Math.min(wanted, car.minChargeW()) && stored > 0) {
      energyWh[i] = Math.min(car.minEnergyWh(), energyWh[i] + stored);
      aheadWh[i] += Math.max(0, stored - car.storedWh(keptW, hours));
      powerW[i][t] = power;
      headroom[t].give(i, Math.max(0, power - keptW));
    }
  }

  /** Whether a car would still reach its minimum before it leaves if it waited for a step. */
  private boolean canWait(int i, int t) {
    PluggedCar car = site.cars().get(i);
    int end = Math.min(car.departureStep(), site.grid().steps());
    double hours = t + 1 < end ? site.grid().hours(t + 1, end) : 0;
    return energyWh[i] + car.storedWh(car.maxChargeW(), hours) >= car.minEnergyWh();
  }

  private boolean isLow(int i, int t) {
    PluggedCar car = site.cars().get(i);
    return car.isHere(t) && energyWh[i] < car.minEnergyWh();
  }
}
