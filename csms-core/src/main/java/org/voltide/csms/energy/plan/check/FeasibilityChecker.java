package org.voltide.csms.energy.plan.check;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.Emissions;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.HeldPower;
import org.voltide.csms.energy.plan.InOutage;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.SharedLimit;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.check.Violation.Kind;

/**
 * Checks a plan against the snapshot it was made for. Shares no code with the engines, so that it
 * cannot share their mistakes; no plan reaches a station without it.
 */
public final class FeasibilityChecker {

  static final double TOLERANCE_W = 0.1;
  static final double TOLERANCE_WH = 0.1;
  private static final double TOLERANCE_COST = 1e-6;

  private final SiteSnapshot site;
  private final SitePlan plan;
  private final Found found = new Found();

  private FeasibilityChecker(SiteSnapshot site, SitePlan plan) {
    this.site = site;
    this.plan = plan;
  }

  /** Everything the plan breaks; empty for a sound plan. */
  public static List<Violation> check(SiteSnapshot site, SitePlan plan) {
    FeasibilityChecker checker = new FeasibilityChecker(site, plan);
    if (checker.hasShape()) {
      for (int i = 0; i < site.cars().size(); i++) {
        new CarChecker(site, plan, i, checker.found).check();
      }
      checker.checkConnection();
      for (int g = 0; g < site.groups().size(); g++) {
        checker.checkGroup(g);
      }
      checker.checkSharedLimits();
      new CrowdingChecker(site, plan, checker.found).check();
      checker.checkReserve();
      checker.checkHeldPower();
      checker.checkCost();
      checker.checkEmissions();
    }
    return checker.found.violations();
  }

  private boolean hasShape() {
    int steps = site.grid().steps();
    if (!plan.grid().equals(site.grid()) || plan.netW().length != steps) {
      found.add(Kind.SHAPE, "site", -1, Math.abs(plan.netW().length - steps));
    }
    if (plan.cars().size() != site.cars().size()) {
      found.add(Kind.SHAPE, "site", -1, Math.abs(plan.cars().size() - site.cars().size()));
      return false;
    }
    for (int i = 0; i < site.cars().size(); i++) {
      CarPlan car = plan.cars().get(i);
      if (!car.id().equals(site.cars().get(i).id())
          || car.powerW().length != steps
          || car.energyWh().length != steps) {
        found.add(Kind.SHAPE, car.id(), -1, 1);
      }
    }
    return found.violations().isEmpty();
  }

  private void checkConnection() {
    for (int t = 0; t < site.grid().steps(); t++) {
      double net = 0;
      for (Group group : site.groups()) {
        net += group.baseLoadW(t);
      }
      for (CarPlan car : plan.cars()) {
        net += car.powerW()[t];
      }
      found.report(Kind.POWER_BALANCE, "site", t, Math.abs(net - plan.netW()[t]), TOLERANCE_W);
    }
  }

  /** Adds up what flows through a group, on all phases and on each, and holds it to its limits. */
  private void checkGroup(int index) {
    Group group = site.groups().get(index);
    for (int t = 0; t < site.grid().steps(); t++) {
      double[] base = new double[Phases.COUNT];
      for (int g = index; g < site.groups().size(); g++) {
        for (int phase = 0; phase < base.length && isWithin(g, index); phase++) {
          base[phase] += site.groups().get(g).baseLoadW()[phase][t];
        }
      }
      double cars = 0;
      double[] carsOnPhase = new double[Phases.COUNT];
      for (int i = 0; i < site.cars().size(); i++) {
        PluggedCar car = site.cars().get(i);
        double power = isWithin(car.group(), index) ? plan.cars().get(i).powerW()[t] : 0;
        cars += power;
        for (int phase = 0; phase < base.length; phase++) {
          carsOnPhase[phase] += power * car.phases().share(phase);
        }
      }
      checkFlow(group.id(), t, base[0] + base[1] + base[2], cars, group.limit());
      for (int phase = 0; phase < group.phaseLimits().size(); phase++) {
        String name = group.id() + " L" + (phase + 1);
        checkFlow(name, t, base[phase], carsOnPhase[phase], group.phaseLimits().get(phase));
      }
    }
  }

  private boolean isWithin(int group, int ancestor) {
    int g = group;
    while (g > ancestor) {
      g = site.groups().get(g).parent();
    }
    return g == ancestor;
  }

  private void checkFlow(String subject, int t, double base, double cars, PowerLimit limit) {
    double most = limit.importW()[t];
    double least = -limit.exportW()[t];
    double flow = base + cars;
    found.report(Kind.IMPORT_LIMIT, subject, t, flow - Math.max(most, base), TOLERANCE_W);
    found.report(Kind.EXPORT_LIMIT, subject, t, Math.min(least, base) - flow, TOLERANCE_W);
    double beyond = Math.max(base - most, least - base);
    found.report(Kind.BASE_LOAD_BEYOND_LIMIT, subject, t, beyond, TOLERANCE_W);
  }

  private void checkSharedLimits() {
    for (SharedLimit limit : site.limits()) {
      for (int t = 0; t < site.grid().steps(); t++) {
        double together = 0;
        for (int car : limit.cars()) {
          together += plan.cars().get(car).powerW()[t];
        }
        found.report(Kind.SHARED_LIMIT, "site", t, together - limit.maxW()[t], TOLERANCE_W);
      }
    }
  }

  /** What the cars could give at their EVSEs in an outage. */
  private void checkReserve() {
    double[] wanted = site.terms().reserveWh().orElse(new double[0]);
    for (int t = 0; t < wanted.length; t++) {
      double kept = 0;
      for (int i = 0; i < site.cars().size(); i++) {
        PluggedCar car = site.cars().get(i);
        double leastWh = car.inOutage().map(InOutage::leastWh).orElse(car.minEnergyWh());
        double mostW = car.inOutage().map(InOutage::maxDischargeW).orElse(car.maxDischargeW());
        int until = car.inOutage().map(InOutage::departureStep).orElse(car.departureStep());
        boolean gives = t >= car.arrivalStep() && t < until && mostW > 0;
        double above = plan.cars().get(i).energyWh()[t] - leastWh;
        kept += gives ? Math.max(0, above) * car.dischargeEfficiency() : 0;
      }
      found.report(Kind.RESERVE, "site", t, wanted[t] - kept, TOLERANCE_WH);
    }
  }

  private void checkHeldPower() {
    if (site.terms().held().isEmpty()) {
      return;
    }
    HeldPower held = site.terms().held().get();
    for (int t = 0; t < site.grid().steps(); t++) {
      double down = 0;
      double up = 0;
      int end = endOfService(t, held.enduranceHours());
      for (int i = 0; i < site.cars().size(); i++) {
        PluggedCar car = site.cars().get(i);
        if (t >= car.arrivalStep() && end <= car.departureStep()) {
          CarPlan planned = plan.cars().get(i);
          double[] energyWh = Arrays.copyOfRange(planned.energyWh(), t, end);
          down += downW(car, planned.powerW()[t], energyWh, held.enduranceHours());
          up += upW(car, planned.powerW()[t], energyWh, held.enduranceHours());
        }
      }
      down = Math.min(down, site.limit().importW()[t] - plan.netW()[t]);
      up = Math.min(up, site.limit().exportW()[t] + plan.netW()[t]);
      double missing = Math.max(held.downW()[t] - down, held.upW()[t] - up);
      found.report(Kind.HELD_POWER, "site", t, missing, TOLERANCE_W);
    }
  }

  /** The first step after a service that is called at the end of a step; at most the horizon. */
  private int endOfService(int t, double hours) {
    long seconds = Math.round(hours * 3600);
    Instant end = site.grid().startOf(t + 1).plusSeconds(seconds);
    int step = t + 1;
    while (step < site.grid().steps() && site.grid().startOf(step).isBefore(end)) {
      step++;
    }
    return step;
  }

  /**
   * By how much a car can take more, and its battery go on for so long without being full.
   *
   * @param energyWh planned for the end of each step until then
   */
  private static double downW(PluggedCar car, double powerW, double[] energyWh, double hours) {
    double change = car.maxChargeW() - powerW;
    double mostWh = Arrays.stream(energyWh).max().orElseThrow();
    double spaceWh = Math.max(car.maxEnergyWh(), car.energyWh()) - mostWh;
    double lastingWh = Math.max(0, spaceWh) / car.chargeEfficiency();
    return lastingWh >= change * hours ? change : lastingWh / hours;
  }

  /**
   * By how much a car can take less or give more, and its battery go on for so long without
   * reaching its minimum; a car that only charges gives up what it takes, which needs no energy.
   *
   * @param energyWh planned for the end of each step until then
   */
  private static double upW(PluggedCar car, double powerW, double[] energyWh, double hours) {
    double change = car.maxDischargeW() + powerW;
    double leastWh = Arrays.stream(energyWh).min().orElseThrow();
    double aboveWh = Math.max(0, leastWh - car.minEnergyWh());
    double lastingWh = aboveWh * car.dischargeEfficiency();
    boolean lasts = car.maxDischargeW() == 0 || lastingWh >= change * hours;
    return lasts ? change : lastingWh / hours;
  }

  private void checkEmissions() {
    double kg = 0;
    double[] perKwh =
        site.terms().emissions().map(Emissions::kgPerKwh).orElse(new double[site.grid().steps()]);
    for (int t = 0; t < perKwh.length; t++) {
      kg += perKwh[t] * Math.max(0, plan.netW()[t]) / 1000 * site.grid().hours(t);
    }
    double tolerance = TOLERANCE_COST * Math.max(1, kg);
    found.report(Kind.EMISSIONS, "site", -1, Math.abs(kg - plan.co2Kg()), tolerance);
  }

  private void checkCost() {
    double cost = 0;
    for (int t = 0; t < site.grid().steps(); t++) {
      double kwh = plan.netW()[t] / 1000 * site.grid().hours(t);
      cost += kwh * (kwh > 0 ? site.importPricePerKwh()[t] : site.exportPricePerKwh()[t]);
      for (int i = 0; i < site.cars().size(); i++) {
        double outKwh = Math.max(0, -plan.cars().get(i).powerW()[t]) / 1000 * site.grid().hours(t);
        cost += outKwh * site.cars().get(i).wearPerKwhOut();
      }
    }
    if (site.terms().peak().isPresent()) {
      double reached = site.terms().peak().get().reachedW();
      double peak = Arrays.stream(plan.netW()).reduce(reached, Math::max);
      cost += (peak - reached) / 1000 * site.terms().peak().get().pricePerKw();
    }
    double tolerance = TOLERANCE_COST * Math.max(1, Math.abs(cost));
    found.report(Kind.COST, "site", -1, Math.abs(cost - plan.cost()), tolerance);
  }
}
