package org.voltide.csms.energy.plan.problem;

import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;

/** What plans are compared by. */
public final class Valuation {

  private Valuation() {}

  /** Cost with broken promises priced and energy kept beyond the horizon credited. */
  public static double of(SiteSnapshot site, SitePlan plan) {
    double value = plan.cost();
    double brokenPromise = Prices.brokenPromisePerKwh(site);
    double terminal = Prices.terminalPerKwh(site);
    int last = site.grid().steps() - 1;
    for (int i = 0; i < plan.cars().size(); i++) {
      PluggedCar car = site.cars().get(i);
      CarPlan planned = plan.cars().get(i);
      value += planned.shortfallWh() / 1000 * brokenPromise;
      if (car.departureStep() > last) {
        value -= planned.energyWh()[last] / 1000 * terminal;
      }
    }
    return value;
  }
}
