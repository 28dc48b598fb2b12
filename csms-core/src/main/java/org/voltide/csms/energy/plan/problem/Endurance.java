package org.voltide.csms.energy.plan.problem;

import java.util.Arrays;
import java.util.Optional;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.HeldPower;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.TimeGrid;

/**
 * Energy behind the power held for services, beside what is planned anyway. A car that can
 * discharge holds upwards what its battery could give for so long, one that only charges what it
 * takes; downwards each holds what it has room for. What counts is the least that the plan leaves
 * until the service ends, and only of cars that are here until then.
 *
 * @param hours for which the service must be kept up, above 0
 * @param last per step the one in which a service ends that is called at its end; the last of the
 *     plan where that is later
 * @param upKw by which the cars together must be able to take less or give more, per step
 * @param downKw by which they must be able to take more or give less
 * @param price of each kW · h that is missing
 * @param onlyCharges per car of the snapshot
 */
public record Endurance(
    double hours, int[] last, double[] upKw, double[] downKw, double price, boolean[] onlyCharges) {

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
    int[] last = last(site.grid(), held.enduranceHours());
    return new Endurance(held.enduranceHours(), last, upKw, downKw, price, onlyCharges);
  }

  static int[] last(TimeGrid grid, double hours) {
    int[] last = new int[grid.steps()];
    for (int t = 0; t < last.length; t++) {
      int step = t;
      while (step + 1 < last.length && grid.hours(t + 1, step + 1) < hours) {
        step++;
      }
      last[t] = step;
    }
    return last;
  }

  /** What a plan lacks, priced. */
  double valueOfMissing(SiteSnapshot site, SitePlan plan) {
    double value = 0;
    for (int t = 0; t < upKw.length; t++) {
      double upW = 0;
      double downW = 0;
      for (int i = 0; i < plan.cars().size(); i++) {
        PluggedCar car = site.cars().get(i);
        if (car.isHere(t) && car.isHere(last[t])) {
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
    double least = Arrays.stream(plan.energyWh(), t, last[t] + 1).min().orElseThrow();
    double above = Math.max(0, least - car.minEnergyWh());
    double lasting = above * car.dischargeEfficiency() / hours;
    double possible = plan.powerW()[t] + car.maxDischargeW();
    return car.maxDischargeW() == 0 ? possible : Math.min(possible, lasting);
  }

  private double downW(PluggedCar car, CarPlan plan, int t) {
    double most = Arrays.stream(plan.energyWh(), t, last[t] + 1).max().orElseThrow();
    double space = Math.max(0, car.ceilingWh() - most);
    double lasting = space / car.chargeEfficiency() / hours;
    return Math.min(car.maxChargeW() - plan.powerW()[t], lasting);
  }
}
