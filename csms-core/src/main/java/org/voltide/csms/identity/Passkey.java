package org.voltide.csms.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * A passkey, as its owner sees it.
 *
 * @param domain it is good for
 * @param lastUsedAt absent before the first sign-in
 */
record Passkey(
    UUID id, String name, String domain, Instant createdAt, @Nullable Instant lastUsedAt) {

  static Passkey of(Row row) {
    return new Passkey(
        row.id("id"),
        row.text("name"),
        row.text("domain"),
        row.instant("created_at"),
        row.maybeInstant("last_used_at").orElse(null));
  }
}
