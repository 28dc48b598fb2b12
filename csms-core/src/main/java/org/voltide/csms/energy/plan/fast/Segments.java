package org.voltide.csms.energy.plan.fast;

import java.util.Arrays;
import org.voltide.csms.energy.plan.problem.Holding;

/** A convex piecewise linear function: its slopes, ascending, and how wide each applies. */
final class Segments {

  private static final double NOTHING = 1e-12;

  double[] slopes = new double[64];
  double[] widths = new double[64];
  int count;

  void clear() {
    count = 0;
  }

  /** Appends a piece; one as steep as the last makes that wider. */
  void add(double slope, double width) {
    if (width <= NOTHING) {
      return;
    }
    if (count > 0 && slopes[count - 1] == slope) {
      widths[count - 1] += width;
      return;
    }
    if (count == slopes.length) {
      slopes = Arrays.copyOf(slopes, 2 * count);
      widths = Arrays.copyOf(widths, 2 * count);
    }
    slopes[count] = slope;
    widths[count++] = width;
  }

  /**
   * Makes this the least cost over a step, as a function of the energy before it.
   *
   * @param after what the energy after the step costs
   * @param step what changing the energy costs, from the largest loss to the largest gain
   * @param gain the largest gain
   * @param room the domain that remains
   */
  void before(Segments after, Segments step, double gain, double room) {
    count = 0;
    int a = 0;
    int g = step.count - 1;
    double skip = gain;
    double left = room;
    while (left > NOTHING && (a < after.count || g >= 0)) {
      double slope;
      double width;
      if (g < 0 || (a < after.count && after.slopes[a] <= -step.slopes[g])) {
        slope = after.slopes[a];
        width = after.widths[a++];
      } else {
        slope = -step.slopes[g];
        width = step.widths[g--];
      }
      double skipped = Math.min(skip, width);
      skip -= skipped;
      double taken = Math.min(width - skipped, left);
      left -= taken;
      add(slope, taken);
    }
  }

  /** Adds the cost of holding energy at the end of a step. */
  void addHolding(Holding holding, int step, Segments scratch) {
    scratch.clear();
    int piece = 0;
    double left = holding.widthKwh()[0][step];
    for (int k = 0; k < count; k++) {
      double width = widths[k];
      while (left < width && piece + 1 < holding.pieces()) {
        scratch.add(slopes[k] + holding.price()[piece][step], left);
        width -= left;
        left = holding.widthKwh()[++piece][step];
      }
      scratch.add(slopes[k] + holding.price()[piece][step], width);
      left -= width;
    }
    swap(scratch);
  }

  private void swap(Segments other) {
    double[] ownSlopes = slopes;
    double[] ownWidths = widths;
    slopes = other.slopes;
    widths = other.widths;
    count = other.count;
    other.slopes = ownSlopes;
    other.widths = ownWidths;
  }
}
