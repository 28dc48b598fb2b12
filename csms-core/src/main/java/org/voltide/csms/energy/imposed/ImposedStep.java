package org.voltide.csms.energy.imposed;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A limit that holds for a while.
 *
 * @param importW most that may be drawn, cars and all else together; absent: as much as otherwise
 * @param exportW most that may be fed in
 */
public record ImposedStep(
    @NotNull Instant start,
    @NotNull Instant end,
    @Nullable @PositiveOrZero @DecimalMax(MOST_W) Double importW,
    @Nullable @PositiveOrZero @DecimalMax(MOST_W) Double exportW) {

  /** More than any site has; also keeps infinity out. */
  static final String MOST_W = "1000000000";

  /** From a moment on: what has passed stays as it was. */
  ImposedStep notBefore(Instant moment) {
    return start.isBefore(moment) ? new ImposedStep(moment, end, importW, exportW) : this;
  }
}
