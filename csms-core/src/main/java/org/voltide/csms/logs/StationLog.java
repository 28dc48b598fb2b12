package org.voltide.csms.logs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.operations.State;
import org.voltide.csms.store.Row;

/**
 * A log asked of a station, as the API shows it.
 *
 * @param operationId collects what the station says of the upload
 * @param status the last it said
 * @param name as the station calls the file
 * @param size bytes
 * @param receivedAt absent until the file is here
 */
record StationLog(
    UUID id,
    String stationId,
    String logType,
    Instant requestedAt,
    @Nullable UUID operationId,
    @Nullable State state,
    @Nullable String status,
    String name,
    @Nullable Long size,
    @Nullable String sha256,
    @Nullable Instant receivedAt) {
  static final String SELECT =
      "select l.id, l.station_id, l.log_type, l.requested_at, l.operation_id, o.state,"
          + " o.note as status, f.name, f.size, f.sha256, f.received_at"
          + " from station_log l join stored_file f on f.id = l.id"
          + " left join operation o on o.id = l.operation_id";

  static StationLog of(Row row) {
    return new StationLog(
        row.id("id"),
        row.text("station_id"),
        row.text("log_type"),
        row.instant("requested_at"),
        row.maybeId("operation_id").orElse(null),
        row.maybeText("state").map(State::valueOf).orElse(null),
        row.maybeText("status").orElse(null),
        row.text("name"),
        row.maybeText("sha256").isPresent() ? row.big("size") : null,
        row.maybeText("sha256").orElse(null),
        row.maybeInstant("received_at").orElse(null));
  }
}
