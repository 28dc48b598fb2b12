package org.voltide.csms.monitoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * Something a station saw, as the API shows it.
 *
 * @param at when, by the station's clock as far as it can be believed
 * @param key of the variable
 * @param severity 0 danger to 9 debug; absent when neither event nor monitor say
 * @param cleared whether it is over
 */
public record StationEvent(
    long id,
    String stationId,
    Instant at,
    Instant receivedAt,
    String key,
    String component,
    @Nullable Integer evseId,
    String variable,
    String trigger,
    String notificationType,
    String value,
    @Nullable Integer severity,
    @Nullable Boolean cleared,
    @Nullable String techCode,
    @Nullable String techInfo,
    @Nullable String transactionId,
    @Nullable Integer monitorId) {

  static StationEvent of(Row row) {
    return new StationEvent(
        row.big("id"),
        row.text("station_id"),
        row.instant("at"),
        row.instant("received_at"),
        row.text("key"),
        row.text("component"),
        row.maybeWhole("evse_id").orElse(null),
        row.text("variable"),
        row.text("trigger"),
        row.text("notification_type"),
        row.text("actual_value"),
        row.maybeWhole("severity").orElse(null),
        row.maybeFlag("cleared").orElse(null),
        row.maybeText("tech_code").orElse(null),
        row.maybeText("tech_info").orElse(null),
        row.maybeText("transaction_id").orElse(null),
        row.maybeWhole("monitor_id").orElse(null));
  }
}
