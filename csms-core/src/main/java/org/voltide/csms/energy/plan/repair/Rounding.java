package org.voltide.csms.energy.plan.repair;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
 * room it waits; whoever cannot wait goes first, and then whoever waits longest. What is then still
 * short of a promise is filled, and what is beyond it taken away ({@link Filling}). The cars of a
 * small fleet then look for better powers ({@link Choosing}).
 */
public final class Rounding {

  /** Less than this for a step is not worth switching a car on. */
  private static final double NEGLIGIBLE_W = 1;

  private static final double NEGLIGIBLE_WH = 1;

  /** Half of what the checker lets pass. */
  static final double OVERLOAD_W = 0.05;

  private static final double SLOWLY = 0.1;
  private static final double URGENT = Double.NEGATIVE_INFINITY;

  private final SiteSnapshot site;
  private final double[][] exact;
  private final Draft draft;
  private final Room room;
  private final GivingWay givingWay;
  private final Choosing choosing;
  private final Manner[] manners;

  /** Energy each car should hold by the exact plan, and does hold, after the steps so far. */
  private final double[] plannedWh;

  private final double[] actualWh;

  private Rounding(SiteSnapshot site, PlanProblem problem, double[][] exact) {
    this.site = site;
    this.exact = exact.clone();
    draft = new Draft(site, problem, exact);
    room = draft.room();
    givingWay = new GivingWay(draft);
    choosing = new Choosing(site, problem, draft);
    manners = new Manner[exact.length];
    Arrays.setAll(manners, i -> new Manner(site.cars().get(i), site.grid()));
    plannedWh = site.cars().stream().mapToDouble(PluggedCar::energyWh).toArray();
    actualWh = plannedWh.clone();
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
      int step = t;
      List<Integer> inTurn = mostUrgentFirst(particular, t);
      for (int i : inTurn) {
        roundStep(i, t);
      }
      curb(t);
      inTurn.reversed().forEach(i -> relieve(i, step, NEGLIGIBLE_W));
      givingWay.relieve(t);
      inTurn.reversed().forEach(i -> relieve(i, step, OVERLOAD_W));
    }
    Filling filling = new Filling(site, draft, givingWay);
    particular.stream()
        .filter(i -> !isInOneGo(i))
        .forEach(
            i ->
                filling.fill(
                    i, Math.min(site.cars().get(i).targetWh(), plannedWh[i]) - actualWh[i]));
    givingWay.cars().forEach(i -> filling.fill(i, givingWay.waitingWh(i)));
    particular.forEach(filling::trim);
    filling.haveHelped();
    choosing.run();
    return draft.watts();
  }

  /** Lets a car take less where others cannot give what it relied upon. */
  private void relieve(int i, int t, double leastW) {
    double over = draft.at(i, t) > 0 ? room.neededW(i, t) : 0;
    if (over > leastW) {
      PluggedCar car = site.cars().get(i);
      double hours = site.grid().hours(t);
      double before = draft.at(i, t);
      double less = Manner.roundDown(car, Math.max(0, before - over));
      double power = less < Manner.leastW(car) ? 0 : less;
      draft.set(i, t, power);
      actualWh[i] += car.storedWh(power, hours) - car.storedWh(before, hours);
    }
  }

  /** Lets cars give less where others now take too little for that. */
  private void curb(int t) {
    double hours = site.grid().hours(t);
    for (int i = 0; i < exact.length; i++) {
      double over = draft.at(i, t) < 0 ? room.forcedW(i, t) : 0;
      if (over > OVERLOAD_W) {
        PluggedCar car = site.cars().get(i);
        double before = car.storedWh(draft.at(i, t), hours);
        double least = Math.min(0, draft.at(i, t) + Manner.roundUp(car, over));
        draft.set(i, t, least);
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
    for (int t = car.arrivalStep(); t < exact[i].length; t++) {
      double hours = site.grid().hours(t);
      double most = car.chargingW(Math.max(0, car.ceilingWh() - energy), hours);
      if (draft.at(i, t) > most) {
        draft.set(i, t, most);
      }
      energy += car.storedWh(draft.at(i, t), hours);
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
      draft.set(i, t, 0);
      freeW[t] = room.upW(i, t);
    }
    exact[i] = OneGo.powers(site, car, freeW, wantedWh);
    for (int t = 0; t < freeW.length; t++) {
      draft.set(i, t, exact[i][t]);
    }
  }

  /** What the exact plan reckons with: standing losses as if power were always full. */
  private static double plannedWh(PluggedCar car, double power, double hours) {
    double most = power > 0 ? car.maxChargeW() : -car.maxDischargeW();
    return power == 0 ? 0 : power / most * car.storedWh(most, hours);
  }

  /** Who cannot wait any more, and then whoever waits longest. */
  private List<Integer> mostUrgentFirst(List<Integer> cars, int t) {
    double[] lead = new double[exact.length];
    cars.forEach(i -> lead[i] = canWait(i, t) ? actualWh[i] - plannedWh[i] : URGENT);
    return cars.stream().sorted(Comparator.comparingDouble(i -> lead[i])).toList();
  }

  /** Whether a target can still be met when the car idles in a step. */
  private boolean canWait(int i, int t) {
    PluggedCar car = site.cars().get(i);
    int end = Math.min(car.departureStep(), site.grid().steps());
    double hours = t + 1 < end ? site.grid().hours(t + 1, end) : 0;
    return actualWh[i] + car.storedWh(car.maxChargeW(), hours) >= car.targetWh();
  }

  private void roundStep(int i, int t) {
    PluggedCar car = site.cars().get(i);
    double hours = site.grid().hours(t);
    plannedWh[i] += plannedWh(car, exact[i][t], hours);
    draft.set(i, t, 0);
    double power = car.isHere(t) ? choose(car, i, t) : 0;
    draft.set(i, t, power);
    manners[i].does(power, t);
    actualWh[i] += car.storedWh(power, hours);
  }

  /** What the car needs, as far as its manner allows; others' limits come before its manner. */
  private double choose(PluggedCar car, int i, int t) {
    boolean satisfied = actualWh[i] >= car.targetWh() - NEGLIGIBLE_WH;
    double wished = exact[i][t] < 0 ? give(car, i, t, -exact[i][t]) : take(car, i, t, false);
    double needed = Math.min(room.neededW(i, t), -Math.min(0, exact[i][t]));
    if (needed > OVERLOAD_W) {
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
      givingWay.makeRoom(i, t);
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
}
