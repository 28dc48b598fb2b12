package org.voltide.csms.desired;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * A wish for one station and how far it is fulfilled.
 *
 * @param payload JSON
 * @param removed the station is to lose it
 * @param source the template it comes from
 * @param revision grows with every change of the wish
 */
public record Desired(
    String stationId,
    String kind,
    String key,
    String payload,
    boolean removed,
    @Nullable String source,
    int revision,
    Status state,
    @Nullable String lastError,
    int attempts,
    Instant nextTryAt,
    Instant changedAt,
    @Nullable Instant appliedAt) {

  /** How far. */
  public enum Status {
    PENDING,
    APPLIED,
    /** The last attempt failed; another follows. */
    FAILED
  }

  static final String COLUMNS =
      "station_id, kind, key, payload::text as payload, removed, source, revision, state,"
          + " last_error, attempts, next_try_at, changed_at, applied_at";

  static Desired of(Row row) {
    return new Desired(
        row.text("station_id"),
        row.text("kind"),
        row.text("key"),
        row.text("payload"),
        row.flag("removed"),
        row.maybeText("source").orElse(null),
        row.whole("revision"),
        Status.valueOf(row.text("state")),
        row.maybeText("last_error").orElse(null),
        row.whole("attempts"),
        row.instant("next_try_at"),
        row.instant("changed_at"),
        row.maybeInstant("applied_at").orElse(null));
  }
}
