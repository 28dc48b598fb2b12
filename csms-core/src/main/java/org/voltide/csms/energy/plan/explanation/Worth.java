package org.voltide.csms.energy.plan.explanation;

import java.time.Instant;
import java.util.Optional;
import org.voltide.csms.energy.plan.TimeGrid;

/** What energy is worth, summed up over steps. Not thread-safe. */
final class Worth {

  private final double[] importPrice;
  private final double[] exportPrice;
  private final Flows flows;
  private final TimeGrid grid;
  private final Instant knownUntil;

  private double weight;
  private double sum;
  private boolean imports;
  private boolean exports;
  private boolean expected;
  private int first = -1;
  private int last;

  Worth(
      TimeGrid grid,
      double[] importPrice,
      double[] exportPrice,
      Flows flows,
      Instant pricesKnownUntil) {
    this.grid = grid;
    this.importPrice = importPrice;
    this.exportPrice = exportPrice;
    this.flows = flows;
    this.knownUntil = pricesKnownUntil;
  }

  /** Counts a step. */
  void add(int step, double weightOfStep) {
    boolean feedsIn = flows.netW(step) < 0;
    exports |= feedsIn;
    imports |= !feedsIn;
    sum += weightOfStep * (feedsIn ? exportPrice : importPrice)[step];
    weight += weightOfStep;
    expected |= !grid.startOf(step).isBefore(knownUntil);
    first = first < 0 ? step : first;
    last = step;
  }

  Optional<Because> price() {
    return weight > 0
        ? Optional.of(new Because.Price(sum / weight, rate(), expected))
        : Optional.empty();
  }

  Optional<Because> later(Because.Use use) {
    return weight > 0
        ? Optional.of(
            new Because.Later(
                use, sum / weight, rate(), expected, grid.startOf(first), grid.startOf(last + 1)))
        : Optional.empty();
  }

  private Because.Rate rate() {
    if (imports && exports) {
      return Because.Rate.MIXED;
    }
    return imports ? Because.Rate.IMPORT : Because.Rate.EXPORT;
  }
}
