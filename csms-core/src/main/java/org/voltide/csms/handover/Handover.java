package org.voltide.csms.handover;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Row;

/**
 * How far a station is, as the API shows it.
 *
 * @param done checks, each once
 * @param changedAt absent before anything was checked
 * @param handedOverAt absent while it is not
 */
record Handover(
    String stationId,
    List<Check> done,
    @Nullable String note,
    @Nullable Instant changedAt,
    @Nullable String changedBy,
    @Nullable Instant handedOverAt,
    @Nullable String handedOverBy) {
  private static final TypeReference<List<Check>> CHECKS = new TypeReference<>() {};

  static final String SELECT =
      "select s.id, coalesce(h.checks::text, '[]') as checks, h.note, h.changed_at, h.changed_by,"
          + " h.handed_over_at, h.handed_over_by"
          + " from station s left join station_handover h on h.station_id = s.id where s.id = ?";

  static Handover of(Row row) {
    return new Handover(
        row.text("id"),
        Json.stored(CHECKS, row.text("checks")),
        row.maybeText("note").orElse(null),
        row.maybeInstant("changed_at").orElse(null),
        row.maybeText("changed_by").orElse(null),
        row.maybeInstant("handed_over_at").orElse(null),
        row.maybeText("handed_over_by").orElse(null));
  }
}
