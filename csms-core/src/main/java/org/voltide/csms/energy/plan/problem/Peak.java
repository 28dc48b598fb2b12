package org.voltide.csms.energy.plan.problem;

import java.util.Arrays;
import org.voltide.csms.energy.plan.PeakCharge;

/**
 * The charge on the highest power, as a row of its own: what exceeds its top edge costs the full
 * price in every step, unless the whole edge is raised, which costs the price once.
 *
 * @param row its index, the last of all
 * @param pricePerKw of raising the edge in all steps
 */
public record Peak(int row, double pricePerKw) {

  /**
   * @param connection the grid connection, whose power it is
   * @param overload a price above all others
   */
  static Row row(PeakCharge charge, Row connection, double[] hours, double overload) {
    double reached = charge.reachedW() / 1000;
    double outOfReach = outOfReach(connection);
    double[][] edges = new double[hours.length][];
    double[][] prices = new double[hours.length][];
    for (int t = 0; t < hours.length; t++) {
      edges[t] = new double[] {outOfReach, reached};
      prices[t] = new double[] {-overload, 0, charge.pricePerKw() / hours[t]};
    }
    return new Row("peak", connection.baseKw(), edges, prices, false);
  }

  /** A power so low that no flow comes there, however far the top edge is raised. */
  private static double outOfReach(Row connection) {
    double least = 0;
    double most = 0;
    for (int t = 0; t < connection.baseKw().length; t++) {
      least = Math.min(least, Math.min(connection.edgesKw()[t][0], connection.baseKw()[t]));
      most = Math.max(most, Math.max(connection.topKw(t), connection.baseKw()[t]));
    }
    return least - most - 1;
  }

  /** What flows cost that exceed the edges. */
  double cost(Row row, double[] flowKw) {
    double highest = 0;
    for (int t = 0; t < flowKw.length; t++) {
      highest = Math.max(highest, flowKw[t] - row.topKw(t));
    }
    return highest * pricePerKw;
  }

  /** The row with its edge raised to the highest of some flows. */
  static Row raised(Row row, double[] flowKw) {
    double highest = Arrays.stream(flowKw).max().orElse(0);
    double[][] edges = row.edgesKw().clone();
    Arrays.setAll(edges, t -> new double[] {edges[t][0], Math.max(edges[t][1], highest)});
    return new Row(row.name(), row.baseKw(), edges, row.prices(), row.isLimit());
  }
}
