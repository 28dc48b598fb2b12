package org.voltide.csms.energy.plan.problem;

import java.util.Arrays;
import java.util.List;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.HeldPower;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * Power held for services as two rows that all cars flow through: what the cars could change, and
 * what the connection would let through. Between its edges a row costs nothing; where more is
 * wanted both ways than there is, the edges have crossed and any power between them is as good.
 */
final class HeldRows {

  private HeldRows() {}

  /**
   * @param liftKw what all cars together take without a decision, per step
   * @param connectionKw what flows through the connection then
   */
  static List<Row> of(SiteSnapshot site, HeldPower held, double[] liftKw, double[] connectionKw) {
    return List.of(
        row("cars' held power", site, liftKw, carsEdges(site, held)),
        row("connection's held power", site, connectionKw, connectionEdges(site, held)));
  }

  private static Row row(String name, SiteSnapshot site, double[] baseKw, double[][] edges) {
    double price = Prices.of(site).reservePerKwh();
    double[][] prices = new double[edges.length][];
    double[][] ordered = new double[edges.length][];
    for (int t = 0; t < edges.length; t++) {
      prices[t] = new double[] {-price, 0, price};
      ordered[t] = edges[t].clone();
      Arrays.sort(ordered[t]);
    }
    return new Row(name, baseKw, ordered, prices, false);
  }

  /** Per step the least and the most the cars may take so that they hold what is wanted. */
  private static double[][] carsEdges(SiteSnapshot site, HeldPower held) {
    double[][] edges = new double[site.grid().steps()][];
    for (int t = 0; t < edges.length; t++) {
      double least = 0;
      double most = 0;
      for (PluggedCar car : site.cars()) {
        least -= car.isHere(t) ? car.maxDischargeW() / 1000 : 0;
        most += car.isHere(t) ? car.maxChargeW() / 1000 : 0;
      }
      edges[t] = new double[] {least + held.upW()[t] / 1000, most - held.downW()[t] / 1000};
    }
    return edges;
  }

  private static double[][] connectionEdges(SiteSnapshot site, HeldPower held) {
    double[][] edges = new double[site.grid().steps()][];
    for (int t = 0; t < edges.length; t++) {
      double least = -site.limit().exportW()[t] + held.upW()[t];
      double most = site.limit().importW()[t] - held.downW()[t];
      edges[t] = new double[] {least / 1000, most / 1000};
    }
    return edges;
  }

  /** What a plan lacks of the power to be held, per step, cars and connection added up. */
  static double[] missingKw(SiteSnapshot site, HeldPower held, SitePlan plan) {
    double[][] ofCars = carsEdges(site, held);
    double[][] ofConnection = connectionEdges(site, held);
    double[] missing = new double[ofCars.length];
    for (int t = 0; t < missing.length; t++) {
      double taken = 0;
      for (CarPlan car : plan.cars()) {
        taken += car.powerW()[t] / 1000;
      }
      missing[t] = beyond(ofCars[t], taken) + beyond(ofConnection[t], plan.netW()[t] / 1000);
    }
    return missing;
  }

  private static double beyond(double[] edges, double power) {
    return Math.max(0, edges[0] - power) + Math.max(0, power - edges[1]);
  }
}
