package org.voltide.csms.energy.plan.repair;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.EvenPlanner;
import org.voltide.csms.energy.plan.Outcome;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlan.Quality;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.problem.PlanProblem;
import org.voltide.csms.energy.plan.problem.Valuation;

/**
 * Rounds a plan for cars that do not take any power at any time: a minimum power (6 A on AC), whole
 * amperes, chargers that lose much at low power, dwell times, few reversals, no pauses. A car runs
 * ahead of its exact plan rather than behind it, so that its promise holds; where a limit leaves no
 * room it waits, and whoever waits longest goes first. What is then still short of a promise is
 * filled in the cheapest steps with room.
 */
public final class Rounding {

  /** Less than this for a step is not worth switching a car on. */
  private static final double NEGLIGIBLE_W = 1;

  private static final double NEGLIGIBLE_WH = 1;

  private static final double SLOWLY = 0.1;

  /** In larger fleets a minimum power is nothing beside the limits. */
  private static final int MOST_DISPLACED = 200;

  private final SiteSnapshot site;
  private final double[][] exact;
  private final double[][] rounded;
  private final Room room;
  private final Manner[] manners;

  /** Energy each car should hold by the exact plan, and does hold, after the steps so far. */
  private final double[] plannedWh;

  private final double[] actualWh;

  /** Cars that take any power, the first ones, and what they gave up for others. */
  private final List<Integer> plain;

  private final double[] displacedWh;

  private Rounding(SiteSnapshot site, PlanProblem problem, double[][] exact) {
    this.site = site;
    this.exact = exact.clone();
    room = new Room(problem, exact);
    rounded = new double[exact.length][];
    Arrays.setAll(rounded, i -> exact[i].clone());
    manners = new Manner[exact.length];
    Arrays.setAll(manners, i -> new Manner(site.cars().get(i), site.grid()));
    plannedWh = site.cars().stream().mapToDouble(PluggedCar::energyWh).toArray();
    actualWh = plannedWh.clone();
    plain =
        IntStream.range(0, exact.length)
            .filter(i -> Manner.isPlain(site.cars().get(i)))
            .limit(MOST_DISPLACED)
            .boxed()
            .toList();
    displacedWh = new double[exact.length];
  }

  /**
   * The rounded powers, or {@code exact} itself when there is nothing to round.
   *
   * @param exact in W per car of the snapshot and step
   */
  public static double[][] repair(SiteSnapshot site, PlanProblem problem, double[][] exact) {
    boolean kept =
        IntStream.range(0, exact.length).allMatch(i -> Manner.keeps(site.cars().get(i), exact[i]));
    return kept ? exact : noWorseThanSafe(site, new Rounding(site, problem, exact).round());
  }

  /** Where rounding lost more than planning won, the safe plan, which keeps to minimum powers. */
  private static double[][] noWorseThanSafe(SiteSnapshot site, double[][] powers) {
    SitePlan safe = new EvenPlanner().plan(site);
    SitePlan plan = Outcome.of(site, powers, Quality.FEASIBLE, Double.POSITIVE_INFINITY);
    boolean isWorse = Valuation.of(site, plan) > Valuation.of(site, safe);
    return isWorse ? safe.cars().stream().map(CarPlan::powerW).toArray(double[][]::new) : powers;
  }

  private double[][] round() {
    List<Integer> particular =
        IntStream.range(0, exact.length)
            .filter(i -> !Manner.isPlain(site.cars().get(i)))
            .boxed()
            .toList();
    particular.stream().filter(this::isInOneGo).forEach(this::planInOneGo);
    for (int t = 0; t < site.grid().steps(); t++) {
      for (int i : longestWaitingFirst(particular)) {
        roundStep(i, t);
      }
      curb(t);
    }
    particular.stream()
        .filter(i -> !isInOneGo(i))
        .forEach(i -> fill(i, Math.min(site.cars().get(i).targetWh(), plannedWh[i]) - actualWh[i]));
    plain.forEach(i -> fill(i, displacedWh[i]));
    return rounded;
  }

  /** Lets cars give less where others now take too little for that. */
  private void curb(int t) {
    double hours = site.grid().hours(t);
    for (int i = 0; i < rounded.length; i++) {
      double over = rounded[i][t] < 0 ? room.forcedW(i, t) : 0;
      if (over > NEGLIGIBLE_W) {
        PluggedCar car = site.cars().get(i);
        double before = car.storedWh(rounded[i][t], hours);
        double least = Math.min(0, rounded[i][t] + Manner.roundUp(car, over));
        set(i, t, least);
        if (Manner.isPlain(car)) {
          trim(car, i);
        } else {
          actualWh[i] += car.storedWh(least, hours) - before;
        }
      }
    }
  }

  /** Takes from later charging what the battery no longer has room for. */
  private void trim(PluggedCar car, int i) {
    double energy = car.energyWh();
    for (int t = car.arrivalStep(); t < rounded[i].length; t++) {
      double hours = site.grid().hours(t);
      double most = car.chargingW(Math.max(0, car.ceilingWh() - energy), hours);
      if (rounded[i][t] > most) {
        set(i, t, most);
      }
      energy += car.storedWh(rounded[i][t], hours);
    }
  }

  private boolean isInOneGo(int i) {
    return site.cars().get(i).steadiness().filter(rules -> !rules.mayPause()).isPresent();
  }

  private void planInOneGo(int i) {
    PluggedCar car = site.cars().get(i);
    double wantedWh = 0;
    double[] freeW = new double[exact[i].length];
    for (int t = 0; t < freeW.length; t++) {
      wantedWh += plannedWh(car, exact[i][t], site.grid().hours(t));
      set(i, t, 0);
      freeW[t] = room.upW(i, t);
    }
    exact[i] = OneGo.powers(site, car, freeW, wantedWh);
    for (int t = 0; t < freeW.length; t++) {
      set(i, t, exact[i][t]);
    }
  }

  /** What the exact plan reckons with: standing losses as if power were always full. */
  private static double plannedWh(PluggedCar car, double power, double hours) {
    double most = power > 0 ? car.maxChargeW() : -car.maxDischargeW();
    return power == 0 ? 0 : power / most * car.storedWh(most, hours);
  }

  private List<Integer> longestWaitingFirst(List<Integer> cars) {
    return cars.stream()
        .sorted(Comparator.comparingDouble(i -> actualWh[i] - plannedWh[i]))
        .toList();
  }

  private void roundStep(int i, int t) {
    PluggedCar car = site.cars().get(i);
    double hours = site.grid().hours(t);
    plannedWh[i] += plannedWh(car, exact[i][t], hours);
    set(i, t, 0);
    double power = car.isHere(t) ? choose(car, i, t) : 0;
    set(i, t, power);
    manners[i].does(power, t);
    actualWh[i] += car.storedWh(power, hours);
  }

  private void set(int i, int t, double power) {
    room.add(i, t, power - rounded[i][t]);
    rounded[i][t] = power;
  }

  /** What the car needs, as far as its manner allows; others' limits come before its manner. */
  private double choose(PluggedCar car, int i, int t) {
    boolean satisfied = actualWh[i] >= car.targetWh() - NEGLIGIBLE_WH;
    double wished = exact[i][t] < 0 ? give(car, i, t, -exact[i][t]) : take(car, i, t, false);
    double needed = Math.min(room.neededW(i, t), -Math.min(0, exact[i][t]));
    if (needed > NEGLIGIBLE_W) {
      return Math.min(wished, help(car, i, t, needed));
    }
    boolean may = manners[i].may((int) Math.signum(wished), t, satisfied);
    return may ? wished : goOn(car, i, t, satisfied);
  }

  /** Gives what a limit needs, in whole steps where the battery and its budget have them. */
  private double help(PluggedCar car, int i, int t, double neededW) {
    double most = car.mostOutWh().isPresent() ? -exact[i][t] : car.maxDischargeW();
    double whole = give(car, i, t, Math.min(most, Manner.roundUp(car, neededW)));
    return -whole >= neededW ? whole : Math.max(exact[i][t], possible(car, i, t));
  }

  /** Idles, or goes on with what the car was doing where it may not idle, if possible at all. */
  private double goOn(PluggedCar car, int i, int t, boolean satisfied) {
    if (manners[i].may(0, t, satisfied)) {
      return 0;
    }
    return switch (manners[i].mode()) {
      case 1 -> take(car, i, t, true);
      case -1 -> give(car, i, t, Math.min(room.downW(i, t), slowlyW(car)));
      default -> 0;
    };
  }

  /** A power to go on discharging with; none where what may be given is bounded. */
  private static double slowlyW(PluggedCar car) {
    double slowly = Math.max(Manner.leastW(car), car.maxDischargeW() * SLOWLY);
    return car.mostOutWh().isPresent() ? 0 : Math.min(car.maxDischargeW(), slowly);
  }

  private double give(PluggedCar car, int i, int t, double mostW) {
    return Manner.roundDown(car, Math.max(-mostW, possible(car, i, t)));
  }

  /** The most the battery can give, below 0. */
  private double possible(PluggedCar car, int i, int t) {
    double spareWh = Math.max(0, actualWh[i] - car.minEnergyWh());
    return car.dischargingW(spareWh, site.grid().hours(t));
  }

  /**
   * @param anyway whether to charge even if nothing is missing
   */
  private double take(PluggedCar car, int i, int t, boolean anyway) {
    double hours = site.grid().hours(t);
    double missingWh = plannedWh[i] - actualWh[i];
    double wanted = missingWh > NEGLIGIBLE_WH ? car.chargingW(missingWh, hours) : 0;
    if (wanted > Manner.leastW(car) / 2) {
      makeRoom(i, t);
    }
    double spaceWh = car.ceilingWh() - actualWh[i];
    double most = Math.min(car.maxChargeW(), car.chargingW(spaceWh, hours));
    most = Manner.roundDown(car, Math.min(most, room.upW(i, t)));
    double forced = room.forcedW(i, t);
    double least = Math.max(Manner.leastW(car), forced);
    boolean needed = anyway || wanted > NEGLIGIBLE_W || forced > 0;
    double sought = Manner.roundUp(car, Math.max(wanted, Math.min(least, most)));
    return needed && most > 0 && most >= Manner.leastW(car) ? Math.min(most, sought) : 0;
  }

  /** Adds what a promise lacks in the cheapest steps. */
  private void fill(int i, double wantedWh) {
    PluggedCar car = site.cars().get(i);
    double lackingWh = wantedWh;
    List<Integer> cheapestFirst =
        IntStream.range(car.arrivalStep(), Math.min(car.departureStep(), site.grid().steps()))
            .boxed()
            .sorted(Comparator.comparingDouble(site::drawnPricePerKwh))
            .toList();
    for (int t : cheapestFirst) {
      boolean may = rounded[i][t] > 0 || (rounded[i][t] == 0 && car.steadiness().isEmpty());
      if (lackingWh > NEGLIGIBLE_WH && may) {
        lackingWh -= fillStep(car, i, t, lackingWh);
      }
    }
  }

  private double fillStep(PluggedCar car, int i, int t, double lackingWh) {
    double hours = site.grid().hours(t);
    double before = rounded[i][t];
    if (before == 0 && !Manner.isPlain(car)) {
      makeRoom(i, t);
    }
    double storedWh = car.storedWh(before, hours);
    double spaceW = car.chargingW(storedWh + spaceFrom(car, i, t), hours);
    double most = Math.min(Math.min(car.maxChargeW(), before + room.upW(i, t)), spaceW);
    double wanted = Math.max(Manner.leastW(car), car.chargingW(storedWh + lackingWh, hours));
    double power = Math.min(Manner.roundDown(car, most), Manner.roundUp(car, wanted));
    if (power <= before || power < Manner.leastW(car)) {
      return 0;
    }
    set(i, t, power);
    return car.storedWh(power, hours) - storedWh;
  }

  /** Lets cars that take any power wait, so that one can charge with its minimum. */
  private void makeRoom(int i, int t) {
    double needed = Manner.leastW(site.cars().get(i));
    for (int j : plain) {
      double lacking = needed - room.upW(i, t);
      if (lacking <= 0) {
        return;
      }
      displace(j, t, lacking, i);
    }
  }

  private void displace(int j, int t, double mostW, int forCar) {
    PluggedCar car = site.cars().get(j);
    double before = rounded[j][t];
    double perWatt = car.chargeEfficiency() * site.grid().hours(t);
    double less = Math.min(Math.min(before, mostW), spareFrom(car, j, t) / perWatt);
    if (less <= NEGLIGIBLE_W) {
      return;
    }
    double upBefore = room.upW(forCar, t);
    set(j, t, before - less);
    if (room.upW(forCar, t) > upBefore) {
      displacedWh[j] += less * perWatt;
    } else {
      set(j, t, before);
    }
  }

  /** How much more the battery could hold from a step on. */
  private double spaceFrom(PluggedCar car, int i, int from) {
    return leastFrom(car, i, from, energy -> car.ceilingWh() - energy);
  }

  /** How much less the battery could hold from a step on. */
  private double spareFrom(PluggedCar car, int i, int from) {
    return leastFrom(car, i, from, energy -> energy - car.minEnergyWh());
  }

  private double leastFrom(PluggedCar car, int i, int from, DoubleUnaryOperator ofEnergy) {
    double energy = car.energyWh();
    double least = Double.POSITIVE_INFINITY;
    for (int t = car.arrivalStep(); t < rounded[i].length; t++) {
      energy += car.storedWh(rounded[i][t], site.grid().hours(t));
      least = t >= from ? Math.min(least, ofEnergy.applyAsDouble(energy)) : least;
    }
    return least;
  }
}
