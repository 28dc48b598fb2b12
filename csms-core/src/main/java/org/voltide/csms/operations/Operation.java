package org.voltide.csms.operations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * Something asked of a station, as the API shows it.
 *
 * @param requestId as the station repeats it in every part
 * @param note why it failed or nothing is heard, or the last thing the station said of it
 * @param parts received so far
 * @param endedAt absent while parts may come
 */
public record Operation(
    UUID id,
    String stationId,
    Kind kind,
    int requestId,
    State state,
    @Nullable String note,
    int parts,
    Instant createdAt,
    Instant changedAt,
    @Nullable Instant endedAt) {

  static final String COLUMNS =
      "id, station_id, kind, request_id, state, note, parts, created_at, changed_at, ended_at";

  static Operation of(Row row) {
    return new Operation(
        row.id("id"),
        row.text("station_id"),
        Kind.valueOf(row.text("kind")),
        row.whole("request_id"),
        State.valueOf(row.text("state")),
        row.maybeText("note").orElse(null),
        row.whole("parts"),
        row.instant("created_at"),
        row.instant("changed_at"),
        row.maybeInstant("ended_at").orElse(null));
  }
}
