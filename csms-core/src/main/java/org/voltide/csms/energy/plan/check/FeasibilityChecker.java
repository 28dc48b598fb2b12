package org.voltide.csms.energy.plan.check;

import java.util.ArrayList;
import java.util.List;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.Group;
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

  private static final double TOLERANCE_W = 0.1;
  private static final double TOLERANCE_WH = 0.1;
  private static final double TOLERANCE_COST = 1e-6;

  private final SiteSnapshot site;
  private final SitePlan plan;
  private final List<Violation> violations = new ArrayList<>();

  private FeasibilityChecker(SiteSnapshot site, SitePlan plan) {
    this.site = site;
    this.plan = plan;
  }

  /** Everything the plan breaks; empty for a sound plan. */
  public static List<Violation> check(SiteSnapshot site, SitePlan plan) {
    FeasibilityChecker checker = new FeasibilityChecker(site, plan);
    if (checker.hasShape()) {
      for (int i = 0; i < site.cars().size(); i++) {
        checker.checkCar(site.cars().get(i), plan.cars().get(i));
      }
      checker.checkConnection();
      for (int g = 0; g < site.groups().size(); g++) {
        checker.checkGroup(g);
      }
      checker.checkSharedLimits();
      checker.checkCost();
    }
    return List.copyOf(checker.violations);
  }

  private boolean hasShape() {
    int steps = site.grid().steps();
    if (!plan.grid().equals(site.grid()) || plan.netW().length != steps) {
      add(Kind.SHAPE, "site", -1, Math.abs(plan.netW().length - steps));
    }
    if (plan.cars().size() != site.cars().size()) {
      add(Kind.SHAPE, "site", -1, Math.abs(plan.cars().size() - site.cars().size()));
      return false;
    }
    for (int i = 0; i < site.cars().size(); i++) {
      CarPlan car = plan.cars().get(i);
      if (!car.id().equals(site.cars().get(i).id())
          || car.powerW().length != steps
          || car.energyWh().length != steps) {
        add(Kind.SHAPE, car.id(), -1, 1);
      }
    }
    return violations.isEmpty();
  }

  private void checkCar(PluggedCar car, CarPlan carPlan) {
    double before = car.energyWh();
    for (int t = 0; t < site.grid().steps(); t++) {
      double power = carPlan.powerW()[t];
      double energy = carPlan.energyWh()[t];
      checkPower(car, t, power, before);
      checkEnergy(car, t, before, energy);
      double gain = power >= 0 ? power * car.chargeEfficiency() : power / car.dischargeEfficiency();
      report(
          Kind.ENERGY_BALANCE,
          car.id(),
          t,
          Math.abs(before + gain * site.grid().hours(t) - energy),
          TOLERANCE_WH);
      before = energy;
    }
    double missing = car.targetWh() - before;
    report(Kind.PROMISE, car.id(), -1, missing - carPlan.shortfallWh(), TOLERANCE_WH);
  }

  private void checkPower(PluggedCar car, int t, double power, double energyBefore) {
    boolean here = t >= car.arrivalStep() && t < car.departureStep();
    double most = here ? car.maxChargeW() : 0;
    double least = here ? -car.maxDischargeW() : 0;
    report(Kind.POWER_WINDOW, car.id(), t, power - most, TOLERANCE_W);
    report(Kind.POWER_WINDOW, car.id(), t, least - power, TOLERANCE_W);
    if (power > TOLERANCE_W) {
      report(Kind.MINIMUM_POWER, car.id(), t, car.minChargeW() - power, TOLERANCE_W);
    }
    if (power < -TOLERANCE_W) {
      report(Kind.ENERGY_WINDOW, car.id(), t, car.minEnergyWh() - energyBefore, TOLERANCE_WH);
    }
  }

  private void checkEnergy(PluggedCar car, int t, double before, double after) {
    double highest = Math.max(car.maxEnergyWh(), car.energyWh());
    report(Kind.ENERGY_WINDOW, car.id(), t, after - highest, TOLERANCE_WH);
    double lowest = Math.min(before, car.minEnergyWh());
    report(Kind.ENERGY_WINDOW, car.id(), t, lowest - after, TOLERANCE_WH);
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
      report(Kind.POWER_BALANCE, "site", t, Math.abs(net - plan.netW()[t]), TOLERANCE_W);
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
      for (int phase = 0; phase < base.length && group.phaseLimit().isPresent(); phase++) {
        String name = group.id() + " L" + (phase + 1);
        checkFlow(name, t, base[phase], carsOnPhase[phase], group.phaseLimit().get());
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
    report(Kind.IMPORT_LIMIT, subject, t, flow - Math.max(most, base), TOLERANCE_W);
    report(Kind.EXPORT_LIMIT, subject, t, Math.min(least, base) - flow, TOLERANCE_W);
    double beyond = Math.max(base - most, least - base);
    report(Kind.BASE_LOAD_BEYOND_LIMIT, subject, t, beyond, TOLERANCE_W);
  }

  private void checkSharedLimits() {
    for (SharedLimit limit : site.limits()) {
      for (int t = 0; t < site.grid().steps(); t++) {
        double together = 0;
        for (int car : limit.cars()) {
          together += plan.cars().get(car).powerW()[t];
        }
        report(Kind.SHARED_LIMIT, "site", t, together - limit.maxW()[t], TOLERANCE_W);
      }
    }
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
    double tolerance = TOLERANCE_COST * Math.max(1, Math.abs(cost));
    report(Kind.COST, "site", -1, Math.abs(cost - plan.cost()), tolerance);
  }

  /** Adds a violation when the amount exceeds the tolerance, or is not a number at all. */
  private void report(Kind kind, String subject, int step, double amount, double tolerance) {
    if (!(amount <= tolerance)) {
      add(kind, subject, step, amount);
    }
  }

  private void add(Kind kind, String subject, int step, double amount) {
    violations.add(new Violation(kind, subject, step, amount));
  }
}
