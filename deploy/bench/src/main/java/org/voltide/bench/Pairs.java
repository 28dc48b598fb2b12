package org.voltide.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * What two contenders reached in turn.
 *
 * @param baseline one figure for each turn, such as work per CPU second
 * @param ours likewise, taken right after the baseline's
 */
record Pairs(List<Double> baseline, List<Double> ours) {

  Pairs {
    baseline = List.copyOf(baseline);
    ours = List.copyOf(ours);
    if (baseline.isEmpty() || baseline.size() != ours.size()) {
      throw new IllegalArgumentException("pairs need two figures each");
    }
  }

  /** Has both measured in turn, the baseline first. */
  static Pairs take(int count, DoubleSupplier baseline, DoubleSupplier ours) {
    List<Double> bare = new ArrayList<>();
    List<Double> reached = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bare.add(baseline.getAsDouble());
      reached.add(ours.getAsDouble());
    }
    return new Pairs(bare, reached);
  }

  /** Ours over the baseline's, turn by turn, ascending. */
  List<Double> ratios() {
    return IntStream.range(0, ours.size())
        .mapToObj(i -> ours.get(i) / baseline.get(i))
        .sorted()
        .toList();
  }

  double medianRatio() {
    return median(ratios());
  }

  static double median(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** One line: both medians, the median ratio, its spread, and whether it is high enough. */
  String atLeast(String what, double wanted) {
    return line(what) + verdict(">=", wanted, medianRatio() >= wanted);
  }

  /** The same where not the ratio is wanted but a figure of ours. */
  String oursAtLeast(String what, double wanted) {
    return line(what) + verdict(">=", wanted, median(ours) >= wanted);
  }

  /** The same for what should be low. */
  String atMost(String what, double wanted) {
    return line(what) + verdict("<=", wanted, medianRatio() <= wanted);
  }

  /** One line: what ours takes more than the baseline, and whether that is low enough. */
  String above(String what, double wanted) {
    double more = median(ours) - median(baseline);
    return String.format(
            Locale.ROOT,
            "%-42s bare %9s  ours %9s  above %s",
            what,
            figure(median(baseline)),
            figure(median(ours)),
            figure(more))
        + verdict("<=", wanted, more <= wanted);
  }

  private String line(String what) {
    return String.format(
        Locale.ROOT,
        "%-42s bare %9s  ours %9s  ratio %.2f (%.2f .. %.2f)",
        what,
        figure(median(baseline)),
        figure(median(ours)),
        medianRatio(),
        ratios().getFirst(),
        ratios().getLast());
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
  }

  private static String verdict(String relation, double wanted, boolean reached) {
    return String.format(
        Locale.ROOT, ", wanted %s %.2f: %s", relation, wanted, reached ? "reached" : "missed");
  }
}
