package org.voltide.csms.messagelog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * One frame as the API shows it.
 *
 * @param type the OCPP-J message type, 2 to 6
 * @param frame JSON; of a long one the beginning, with {@code …} behind it
 * @param latencyMillis for answers: time since the CALL
 */
public record LoggedMessage(
    long id,
    String stationId,
    Instant at,
    String direction,
    int type,
    String messageId,
    @Nullable String action,
    String frame,
    @Nullable String errorCode,
    @Nullable Integer latencyMillis) {

  static LoggedMessage of(Row row) {
    return new LoggedMessage(
        row.big("id"),
        row.text("station_id"),
        row.instant("at"),
        row.text("direction"),
        row.whole("type"),
        row.text("message_id"),
        row.maybeText("action").orElse(null),
        row.text("frame"),
        row.maybeText("error_code").orElse(null),
        row.maybeWhole("latency_ms").orElse(null));
  }
}
