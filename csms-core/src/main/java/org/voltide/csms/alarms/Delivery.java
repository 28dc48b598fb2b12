package org.voltide.csms.alarms;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * What is to be told to a destination, and how that went.
 *
 * @param alarmId absent for a test
 * @param nextAt of the next attempt; absent once delivered or given up
 * @param error of the last attempt
 */
record Delivery(
    long id,
    UUID destinationId,
    String destination,
    @Nullable Long alarmId,
    String subject,
    Instant createdAt,
    int attempts,
    @Nullable Instant nextAt,
    @Nullable Instant deliveredAt,
    @Nullable String error) {

  static final String SELECT =
      "select v.*, d.name as destination from alarm_delivery v"
          + " join alarm_destination d on d.id = v.destination_id";

  static Delivery of(Row row) {
    return new Delivery(
        row.big("id"),
        row.id("destination_id"),
        row.text("destination"),
        row.maybeBig("alarm_id").orElse(null),
        row.text("subject"),
        row.instant("created_at"),
        row.whole("attempts"),
        row.maybeInstant("next_at").orElse(null),
        row.maybeInstant("delivered_at").orElse(null),
        row.maybeText("error").orElse(null));
  }
}
