package org.voltide.csms.energy.imposed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A limit of one source.
 *
 * @param group of the site; absent for its grid connection
 * @param priority of limits that hold at the same time those of the highest count
 */
public record ImposedLimit(
    String source,
    @Nullable String group,
    int priority,
    Instant start,
    Instant end,
    @Nullable Double importW,
    @Nullable Double exportW) {

  boolean holdsAt(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }
}
