package org.voltide.csms.energy.plan.fast;

import java.util.List;
import org.voltide.csms.energy.plan.problem.PlanProblem;
import org.voltide.csms.energy.plan.problem.Row;

/**
 * The same problem with limits that announce themselves: prices rise over a band before each limit,
 * by little first and steeply at the end. Cars that answer one another then leave the scarce power
 * to those that need it most, where a sudden limit leaves it to those that came first.
 */
final class Softened {

  private static final int PIECES = 16;
  private static final double FIRST_RISE_PER_KWH = 0.002;
  private static final double RISE_RATIO = 1.6;

  private Softened() {}

  /**
   * @param band width as a share of the span between a row's outermost edges
   */
  static PlanProblem of(PlanProblem problem, double band) {
    List<Row> rows = problem.rows().stream().map(row -> soften(row, band)).toList();
    return problem.withRows(rows);
  }

  private static Row soften(Row row, double band) {
    double[][] edges = new double[row.edgesKw().length][];
    double[][] prices = new double[edges.length][];
    for (int t = 0; t < edges.length; t++) {
      soften(t, row, band, edges, prices);
    }
    return new Row(row.name(), row.baseKw(), edges, prices, row.isLimit());
  }

  /** Both outermost edges get a ramp inside; edges that the ramps cover keep their order. */
  private static void soften(int t, Row row, double band, double[][] edges, double[][] prices) {
    double[] from = row.edgesKw()[t];
    double[] price = row.prices()[t];
    int last = from.length - 1;
    double width = Math.min(band * (from[last] - from[0]), (from[last] - innermost(from)) / 2);
    double below = Math.min(band * (from[last] - from[0]), (innermost(from) - from[0]) / 2);
    edges[t] = new double[from.length + 2 * PIECES];
    prices[t] = new double[price.length + 2 * PIECES];
    System.arraycopy(from, 1, edges[t], PIECES + 1, last - 1);
    System.arraycopy(price, 1, prices[t], PIECES + 1, price.length - 2);
    edges[t][0] = from[0];
    prices[t][0] = price[0];
    edges[t][edges[t].length - 1] = from[last];
    prices[t][prices[t].length - 1] = price[price.length - 1];
    double rise = FIRST_RISE_PER_KWH;
    for (int k = 0; k < PIECES; k++) {
      edges[t][PIECES - k] = from[0] + below * (PIECES - k) / PIECES;
      prices[t][PIECES - k] = Math.max(price[0], price[1] - rise);
      int up = edges[t].length - 1 - PIECES + k;
      edges[t][up] = from[last] - width * (PIECES - k) / PIECES;
      prices[t][up + 1] = Math.min(price[price.length - 1], price[price.length - 2] + rise);
      rise *= RISE_RATIO;
    }
  }

  /** The ramps meet no further than here: the middle edge, or the middle between two. */
  private static double innermost(double[] edges) {
    return edges.length == 3 ? edges[1] : (edges[0] + edges[edges.length - 1]) / 2;
  }
}
