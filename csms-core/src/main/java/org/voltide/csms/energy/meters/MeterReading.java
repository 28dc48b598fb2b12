package org.voltide.csms.energy.meters;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * What a meter said.
 *
 * @param powerW use or generation, positive; holds until the next reading, a quarter hour at most
 */
public record MeterReading(
    @NotNull Instant at,
    @NotNull @DecimalMin("-" + MeterReading.MOST_W) @DecimalMax(MeterReading.MOST_W)
        Double powerW) {

  /** No site uses more; such a number is in another unit. */
  static final String MOST_W = "1e8";
}
