package org.voltide.csms.der;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * A grid fault at a station, as the API shows it.
 *
 * @param controlType the setting that reacted
 * @param begunAt by the station's clock
 * @param endedAt absent while it lasts
 */
record DerAlarm(
    long id,
    Instant at,
    String stationId,
    String controlType,
    @Nullable String gridEventFault,
    Instant begunAt,
    @Nullable Instant endedAt,
    @Nullable String extraInfo) {
  static final String COLUMNS =
      "id, at, station_id, control_type, grid_event_fault, begun_at, ended_at, extra_info";

  static DerAlarm of(Row row) {
    return new DerAlarm(
        row.big("id"),
        row.instant("at"),
        row.text("station_id"),
        row.text("control_type"),
        row.maybeText("grid_event_fault").orElse(null),
        row.instant("begun_at"),
        row.maybeInstant("ended_at").orElse(null),
        row.maybeText("extra_info").orElse(null));
  }
}
