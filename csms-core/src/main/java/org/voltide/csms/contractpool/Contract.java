package org.voltide.csms.contractpool;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * A contract of a car, as the API shows it.
 *
 * @param emaid without separators
 * @param pcid the car's provisioning certificate's id, capital letters and digits
 * @param certificates how many of its certificates are still valid
 * @param endedAt since when it counts no longer
 */
record Contract(
    UUID id,
    String emaid,
    String pcid,
    @Nullable String note,
    Instant createdAt,
    @Nullable Instant endedAt,
    int certificates) {

  static Contract of(Row row) {
    return new Contract(
        row.id("id"),
        row.text("emaid"),
        row.text("pcid"),
        row.maybeText("note").orElse(null),
        row.instant("created_at"),
        row.maybeInstant("ended_at").orElse(null),
        row.whole("certificates"));
  }
}
