package org.voltide.csms.energy.plan.fast;

import java.util.Arrays;

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

  /** Adds a price per unit up to a bend and another above it. */
  void addPrices(double bend, double below, double above, Segments scratch) {
    scratch.clear();
    double start = 0;
    for (int k = 0; k < count; k++) {
      double lower = Math.clamp(bend - start, 0, widths[k]);
      scratch.add(slopes[k] + below, lower);
      scratch.add(slopes[k] + above, widths[k] - lower);
      start += widths[k];
    }
    double[] ownSlopes = slopes;
    double[] ownWidths = widths;
    slopes = scratch.slopes;
    widths = scratch.widths;
    count = scratch.count;
    scratch.slopes = ownSlopes;
    scratch.widths = ownWidths;
  }
}
