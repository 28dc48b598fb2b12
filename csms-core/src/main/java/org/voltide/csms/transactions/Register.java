package org.voltide.csms.transactions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An energy register over a session: its first and last value by time of measurement, in whatever
 * order they arrived.
 *
 * @param energyWh the most that lay between first and last so far: it never shrinks, so a meter
 *     that runs backwards takes nothing away
 */
public record Register(
    @Nullable Instant firstAt,
    @Nullable Double firstWh,
    @Nullable Instant lastAt,
    @Nullable Double lastWh,
    double energyWh) {
  public static final Register UNREAD = new Register(null, null, null, null, 0);

  Register with(Instant at, double wh) {
    boolean isFirst = firstAt == null || at.isBefore(firstAt);
    boolean isLast = lastAt == null || !at.isBefore(lastAt);
    double first = isFirst || firstWh == null ? wh : firstWh;
    double last = isLast || lastWh == null ? wh : lastWh;
    return new Register(
        isFirst ? at : firstAt,
        first,
        isLast ? at : lastAt,
        last,
        Math.max(energyWh, last - first));
  }
}
