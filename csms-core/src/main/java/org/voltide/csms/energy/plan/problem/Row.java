package org.voltide.csms.energy.plan.problem;

/**
 * Power through one place of the site, and what it costs: in each step a convex piecewise linear
 * curve. Beyond the outermost edges lie overloads, possible at a price that no promise outweighs.
 *
 * @param name of the place
 * @param baseKw flowing without the cars' decisions, per step
 * @param edgesKw per step, ascending, at least one
 * @param prices per step and per piece of the curve, in currency per kWh, ascending; one more than
 *     edges
 */
public record Row(String name, double[] baseKw, double[][] edgesKw, double[][] prices) {

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
  public double overloadKw(int step, double powerKw) {
    double[] edges = edgesKw[step];
    return Math.max(0, Math.max(edges[0] - powerKw, powerKw - edges[edges.length - 1]));
  }
}
