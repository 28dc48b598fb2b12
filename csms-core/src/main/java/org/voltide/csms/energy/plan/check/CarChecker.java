package org.voltide.csms.energy.plan.check;

import static org.voltide.csms.energy.plan.check.FeasibilityChecker.TOLERANCE_W;
import static org.voltide.csms.energy.plan.check.FeasibilityChecker.TOLERANCE_WH;

import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.check.Violation.Kind;

/** The rules that concern one car alone. */
final class CarChecker {

  private final SiteSnapshot site;
  private final PluggedCar car;
  private final CarPlan plan;
  private final Found found;

  CarChecker(SiteSnapshot site, SitePlan plan, int index, Found found) {
    this.site = site;
    this.car = site.cars().get(index);
    this.plan = plan.cars().get(index);
    this.found = found;
  }

  void check() {
    double before = car.energyWh();
    double outWh = 0;
    for (int t = 0; t < site.grid().steps(); t++) {
      double power = plan.powerW()[t];
      double energy = plan.energyWh()[t];
      double hours = site.grid().hours(t);
      checkPower(t, power, before);
      checkEnergy(t, before, energy);
      double moved = Math.abs(before + gainW(power) * hours - energy);
      report(Kind.ENERGY_BALANCE, t, moved, TOLERANCE_WH);
      outWh += Math.max(0, -power) * hours;
      before = energy;
    }
    report(Kind.PROMISE, -1, car.targetWh() - before - plan.shortfallWh(), TOLERANCE_WH);
    report(Kind.WARRANTY, -1, outWh - car.mostOutWh().orElse(outWh), TOLERANCE_WH);
    if (car.steadiness().isPresent()) {
      new SteadinessChecker(site.grid(), car, plan, found).check(car.steadiness().get());
    }
  }

  private double gainW(double power) {
    double gain = power >= 0 ? power * car.chargeEfficiency() : power / car.dischargeEfficiency();
    return power == 0 ? 0 : gain - car.standingLossW();
  }

  private void checkPower(int t, double power, double energyBefore) {
    boolean here = t >= car.arrivalStep() && t < car.departureStep();
    double most = here ? car.maxChargeW() : 0;
    double least = here ? -car.maxDischargeW() : 0;
    report(Kind.POWER_WINDOW, t, power - most, TOLERANCE_W);
    report(Kind.POWER_WINDOW, t, least - power, TOLERANCE_W);
    if (power > TOLERANCE_W) {
      report(Kind.MINIMUM_POWER, t, car.minChargeW() - power, TOLERANCE_W);
    }
    if (power < -TOLERANCE_W) {
      report(Kind.ENERGY_WINDOW, t, car.minEnergyWh() - energyBefore, TOLERANCE_WH);
    }
    if (car.powerStepW() > 0) {
      double beside = Math.abs(Math.IEEEremainder(power, car.powerStepW()));
      report(Kind.POWER_STEP, t, beside, TOLERANCE_W);
    }
  }

  private void checkEnergy(int t, double before, double after) {
    double highest = Math.max(car.maxEnergyWh(), car.energyWh());
    report(Kind.ENERGY_WINDOW, t, after - highest, TOLERANCE_WH);
    double lowest = Math.min(before, car.minEnergyWh());
    report(Kind.ENERGY_WINDOW, t, lowest - after, TOLERANCE_WH);
    boolean here = t >= car.arrivalStep() && t < car.departureStep();
    double reserve = here ? car.reserveWh().map(wh -> wh[t]).orElse(0.0) : 0;
    report(Kind.RESERVE, t, reserve - after, TOLERANCE_WH);
  }

  private void report(Kind kind, int step, double amount, double tolerance) {
    found.report(kind, car.id(), step, amount, tolerance);
  }
}
