package org.voltide.csms.energy.meters;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.plan.Phases;

/**
 * What a meter said.
 *
 * @param powerW use or generation, positive; holds until the next reading, a quarter hour at most
 * @param phaseW of L1 to L3, together the power, where the meter tells
 */
public record MeterReading(
    @NotNull Instant at,
    @NotNull @DecimalMin("-" + MeterReading.MOST_W) @DecimalMax(MeterReading.MOST_W) Double powerW,
    @Nullable @Size(min = Phases.COUNT, max = Phases.COUNT)
        List<@NotNull @DecimalMin("-" + MOST_W) @DecimalMax(MOST_W) Double> phaseW) {

  /** No site uses more; such a number is in another unit. */
  static final String MOST_W = "1e8";

  /** Meters round, and so do those who add up. */
  private static final double ROUNDING = 0.02;

  private static final double ROUNDING_W = 10;

  /** Of all phases together. */
  static MeterReading total(Instant at, double powerW) {
    return new MeterReading(at, powerW, null);
  }

  /** Whether the phases, if told, are together the power. */
  boolean addsUp() {
    double sum = phaseW == null ? powerW : phaseW.stream().mapToDouble(each -> each).sum();
    return Math.abs(sum - powerW) <= ROUNDING_W + ROUNDING * Math.abs(powerW);
  }
}
