package org.voltide.csms.alarms;

import java.time.Instant;
import java.util.UUID;
import org.voltide.csms.store.Row;

/**
 * Where alarms go.
 *
 * @param address of e-mail, or the URL of a webhook
 */
record Destination(UUID id, String name, Kind kind, String address, Instant createdAt) {

  /** How. */
  enum Kind {
    EMAIL,
    WEBHOOK
  }

  static Destination of(Row row) {
    return new Destination(
        row.id("id"),
        row.text("name"),
        Kind.valueOf(row.text("kind")),
        row.text("address"),
        row.instant("created_at"));
  }
}
