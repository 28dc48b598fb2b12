package org.voltide.csms.energy.plan.problem;

import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.HeldPower;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;

/** What plans are compared by: all that engines minimise. */
public final class Valuation {

  private final SiteSnapshot site;
  private final SitePlan plan;
  private final Prices prices;
  private final Reserves reserves;

  private Valuation(SiteSnapshot site, SitePlan plan) {
    this.site = site;
    this.plan = plan;
    prices = Prices.of(site);
    reserves = Reserves.of(site);
  }

  /**
   * Cost with CO2, broken promises, missing reserves, held power that is missing or has no energy
   * behind it, and time at high charge priced, and energy kept beyond the horizon credited.
   */
  public static double of(SiteSnapshot site, SitePlan plan) {
    Valuation valuation = new Valuation(site, plan);
    double value = plan.cost();
    value += site.terms().emissions().map(each -> each.pricePerKg()).orElse(0.0) * plan.co2Kg();
    for (int i = 0; i < plan.cars().size(); i++) {
      value += valuation.ofCar(site.cars().get(i), plan.cars().get(i));
    }
    value += site.terms().held().map(valuation::ofMissing).orElse(0.0);
    return value + Endurance.of(site).map(each -> each.valueOfMissing(site, plan)).orElse(0.0);
  }

  private double ofCar(PluggedCar car, CarPlan planned) {
    int last = site.grid().steps() - 1;
    double value = planned.shortfallWh() / 1000 * prices.brokenPromisePerKwh(car);
    if (car.departureStep() > last) {
      value -= planned.energyWh()[last] / 1000 * prices.terminalPerKwh();
    }
    for (int t = car.arrivalStep(); t < Math.min(car.departureStep(), last + 1); t++) {
      double missing = reserves.leastWh(car, t) - planned.energyWh()[t];
      value += Math.max(0, missing) / 1000 * prices.reservePerKwh();
    }
    if (car.highCharge().isPresent()) {
      value += ofHighCharge(car, planned);
    }
    return value;
  }

  /** Time at high charge counts by what is held when a step begins. */
  private double ofHighCharge(PluggedCar car, CarPlan planned) {
    double value = 0;
    for (int t = car.arrivalStep() + 1; t < site.grid().steps() && car.isHere(t); t++) {
      double above = planned.energyWh()[t - 1] - car.highCharge().get().aboveWh();
      double price = car.highCharge().get().pricePerKwhHour(t);
      value += Math.max(0, above) / 1000 * price * site.grid().hours(t);
    }
    return value;
  }

  private double ofMissing(HeldPower held) {
    double[] missing = HeldRows.missingKw(site, held, plan);
    double value = 0;
    for (int t = 0; t < missing.length; t++) {
      value += missing[t] * site.grid().hours(t) * prices.reservePerKwh();
    }
    return value;
  }
}
