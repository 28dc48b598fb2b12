package org.voltide.csms.roaming.shared;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Row;

/**
 * Something shared, in its present state.
 *
 * @param partner whose it is; absent: everybody's
 * @param gone whether it is no more, and partners are to forget it
 */
public record Shared(
    Kind kind,
    String id,
    @Nullable UUID partner,
    boolean gone,
    Record document,
    Instant lastUpdated) {

  static Shared of(Row row) {
    Kind kind = Kind.valueOf(row.text("kind"));
    return new Shared(
        kind,
        row.text("id"),
        row.maybeId("partner_id").orElse(null),
        row.flag("gone"),
        Json.stored(kind.type(), row.text("document")),
        row.instant("last_updated"));
  }
}
