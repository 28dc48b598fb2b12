package org.voltide.csms.energy.meters;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.voltide.csms.energy.forecast.Forecast;
import org.voltide.csms.energy.forecast.PowerSeries;
import org.voltide.csms.energy.forecast.Quantity;

/** Takes what files and sources say. Thread-safe. */
@Singleton
class PowerImport {

  /** No forecast reaches farther. */
  private static final Duration FARTHEST = Forecast.AHEAD.multipliedBy(8);

  private final PowerStore store;
  private final Clock clock;

  PowerImport(PowerStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Keeps values in place of those known for their time. What was measured cannot lie ahead; what
   * is older than anything that is kept, or farther ahead than anybody plans, is left out.
   */
  Imported take(String site, Quantity quantity, Kind kind, PowerTable.Content content)
      throws PowerFileException {
    Instant now = clock.instant();
    NavigableMap<Instant, Double> all = Quarters.means(content.intervals());
    Instant last = kind == Kind.MEASURED ? now : now.plus(FARTHEST);
    if (kind == Kind.MEASURED && !all.isEmpty() && all.lastKey().isAfter(now)) {
      throw new PowerFileException(
          "last row", all.lastKey() + " is still to come and was not measured");
    }
    NavigableMap<Instant, Double> values = all.subMap(now.minus(PowerStore.KEPT), true, last, true);
    if (values.isEmpty()) {
      throw new PowerFileException(
          "last row",
          "no quarter hour is left: too short, longer ago than anything is kept, or too far ahead");
    }
    List<String> notes = new ArrayList<>(content.notes());
    if (values.size() < all.size()) {
      notes.add(
          "%d quarter hours were left out: longer ago than anything is kept, or too far ahead"
              .formatted(all.size() - values.size()));
    }
    store.replace(site, quantity, kind, values);
    return new Imported(
        values.firstKey(),
        values.lastKey().plus(PowerSeries.QUARTER),
        values.size(),
        List.copyOf(notes));
  }
}
