package org.voltide.csms.energy.plan.problem;

/**
 * Power through one place of the site, and what it costs: in each step a convex piecewise linear
 * curve. Beyond the outermost edges lies what is possible at a price that no promise outweighs, or,
 * where the row is no limit, what is only dear.
 *
 * @param name of the place
 * @param baseKw flowing without the cars' decisions, per step
 * @param edgesKw per step, ascending, at least two
 * @param prices per step and per piece of the curve, in currency per kWh, ascending; one more than
 *     edges
 * @param isLimit whether the outermost edges must be kept where they can
 */
public record Row(
    String name, double[] baseKw, double[][] edgesKw, double[][] prices, boolean isLimit) {

  /** What a power costs per hour; nothing at the first edge. */
  public double cost(int step, double powerKw) {
    double[] edges = edgesKw[step];
    double[] price = prices[step];
    if (powerKw < edges[0]) {
      return (powerKw - edges[0]) * price[0];
    }
    double cost = 0;
    for (int k = 0; k < edges.length; k++) {
      double end = k + 1 < edges.length ? Math.min(edges[k + 1], powerKw) : powerKw;
      cost += Math.max(0, end - edges[k]) * price[k + 1];
    }
    return cost;
  }

  /** How far a power lies beyond the outermost edges, 0 between them. */
  public double beyondKw(int step, double powerKw) {
    double[] edges = edgesKw[step];
    return Math.max(0, Math.max(edges[0] - powerKw, powerKw - edges[edges.length - 1]));
  }

  /** The edge above which power is overload, or only dear. */
  public double topKw(int step) {
    return edgesKw[step][edgesKw[step].length - 1];
  }
}
