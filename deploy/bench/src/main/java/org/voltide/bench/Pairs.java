package org.voltide.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What two contenders reached in turn.
 *
 * @param baseline work per CPU second, one figure for each turn
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

  /** One line: both medians, the median ratio, its spread and what is wanted of it. */
  String line(String what, double atLeast) {
    List<Double> ratios = ratios();
    return String.format(
        Locale.ROOT,
        "%-42s bare %8.0f/s  ours %8.0f/s  ratio %.2f (%.2f .. %.2f), wanted >= %.2f: %s",
        what,
        median(baseline),
        median(ours),
        medianRatio(),
        ratios.getFirst(),
        ratios.getLast(),
        atLeast,
        medianRatio() >= atLeast ? "reached" : "missed");
  }
}
