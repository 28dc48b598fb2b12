package org.voltide.csms.energy.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Values of which some count more than others, and between what most of them lie. */
final class Spread {

  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  private final List<Weighted> values = new ArrayList<>();

  private record Weighted(double value, double weight) {}

  void add(double value, double weight) {
    values.add(new Weighted(value, weight));
  }

  int size() {
    return values.size();
  }

  /** Needs a value at least. */
  Band band() {
    values.sort(Comparator.comparingDouble(Weighted::value));
    return new Band(quantile(LOW), quantile(0.5), quantile(HIGH));
  }

  /** Each value stands at the middle of its weight; between two of them in proportion. */
  private double quantile(double share) {
    double wanted = share * values.stream().mapToDouble(Weighted::weight).sum();
    double passed = 0;
    double before = values.getFirst().value();
    double beforeAt = 0;
    for (Weighted each : values) {
      double at = passed + each.weight() / 2;
      if (at >= wanted) {
        double part = at > beforeAt ? (wanted - beforeAt) / (at - beforeAt) : 1;
        return before + part * (each.value() - before);
      }
      passed += each.weight();
      before = each.value();
      beforeAt = at;
    }
    return before;
  }
}
