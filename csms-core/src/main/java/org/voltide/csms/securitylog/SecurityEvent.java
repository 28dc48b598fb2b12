package org.voltide.csms.securitylog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * Something that matters for security, as the API shows it.
 *
 * @param at when Voltide learned of it
 * @param stationId as named by whoever tried to connect, so not necessarily one that exists
 * @param occurredAt by the clock of the source
 * @param alert whether a person has to look at it
 * @param acknowledgedAt when somebody said they had
 */
public record SecurityEvent(
    long id,
    Instant at,
    @Nullable String stationId,
    Source source,
    String type,
    Severity severity,
    Instant occurredAt,
    @Nullable String techInfo,
    boolean alert,
    @Nullable Instant acknowledgedAt,
    @Nullable String acknowledgedBy) {
  static final String COLUMNS =
      "id, at, station_id, source, type, severity, occurred_at, tech_info, alert,"
          + " acknowledged_at, acknowledged_by";

  /** Who says so. */
  public enum Source {
    STATION,
    VOLTIDE
  }

  static SecurityEvent of(Row row) {
    return new SecurityEvent(
        row.big("id"),
        row.instant("at"),
        row.maybeText("station_id").orElse(null),
        Source.valueOf(row.text("source")),
        row.text("type"),
        Severity.valueOf(row.text("severity")),
        row.instant("occurred_at"),
        row.maybeText("tech_info").orElse(null),
        row.flag("alert"),
        row.maybeInstant("acknowledged_at").orElse(null),
        row.maybeText("acknowledged_by").orElse(null));
  }
}
