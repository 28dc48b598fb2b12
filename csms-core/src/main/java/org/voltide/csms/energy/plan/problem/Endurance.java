package org.voltide.csms.energy.plan.problem;

import java.util.Optional;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.HeldPower;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * Energy behind the power held for services, beside what is planned anyway. A car that can
 * discharge holds upwards what its battery could give for so long, one that only charges what it
 * takes; downwards each holds what it has room for.
 *
 * @param hours for which the service must be kept up, above 0
 * @param upKw by which the cars together must be able to take less or give more, per step
 * @param downKw by which they must be able to take more or give less
 * @param price of each kW · h that is missing
 * @param onlyCharges per car of the snapshot
 */
public record Endurance(
    double hours, double[] upKw, double[] downKw, double price, boolean[] onlyCharges) {

  /** Nothing where power alone counts. */
  static Optional<Endurance> of(SiteSnapshot site) {
    return site.terms()
        .held()
        .filter(held -> held.enduranceHours() > 0)
        .map(held -> of(site, held));
  }

  private static Endurance of(SiteSnapshot site, HeldPower held) {
    double[] upKw = held.upW().clone();
    double[] downKw = held.downW().clone();
    for (int t = 0; t < upKw.length; t++) {
      upKw[t] /= 1000;
      downKw[t] /= 1000;
    }
    boolean[] onlyCharges = new boolean[site.cars().size()];
    for (int i = 0; i < onlyCharges.length; i++) {
      onlyCharges[i] = site.cars().get(i).maxDischargeW() == 0;
    }
    double price = Prices.of(site).reservePerKwh();
    return new Endurance(held.enduranceHours(), upKw, downKw, price, onlyCharges);
  }

  /** What a plan lacks, priced. */
  double valueOfMissing(SiteSnapshot site, SitePlan plan) {
    double value = 0;
    for (int t = 0; t < upKw.length; t++) {
      double upW = 0;
      double downW = 0;
      for (int i = 0; i < plan.cars().size(); i++) {
        PluggedCar car = site.cars().get(i);
        if (car.isHere(t)) {
          upW += upW(car, plan.cars().get(i), t);
          downW += downW(car, plan.cars().get(i), t);
        }
      }
      double missing = Math.max(0, upKw[t] - upW / 1000) + Math.max(0, downKw[t] - downW / 1000);
      value += missing * site.grid().hours(t) * price;
    }
    return value;
  }

  private double upW(PluggedCar car, CarPlan plan, int t) {
    double above = Math.max(0, plan.energyWh()[t] - car.minEnergyWh());
    double lasting = above * car.dischargeEfficiency() / hours;
    double possible = plan.powerW()[t] + car.maxDischargeW();
    return car.maxDischargeW() == 0 ? possible : Math.min(possible, lasting);
  }

  private double downW(PluggedCar car, CarPlan plan, int t) {
    double space = Math.max(0, car.ceilingWh() - plan.energyWh()[t]);
    double lasting = space / car.chargeEfficiency() / hours;
    return Math.min(car.maxChargeW() - plan.powerW()[t], lasting);
  }
}
