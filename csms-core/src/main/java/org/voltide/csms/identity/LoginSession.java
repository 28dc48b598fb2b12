package org.voltide.csms.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * A login that is going on.
 *
 * @param user the name
 * @param lastUsedAt to the minute
 * @param remote the address it began from
 * @param agent what the program called itself
 */
record LoginSession(
    UUID id,
    UUID userId,
    String user,
    Instant createdAt,
    Instant expiresAt,
    Instant lastUsedAt,
    String remote,
    @Nullable String agent) {

  static LoginSession of(Row row) {
    return new LoginSession(
        row.id("id"),
        row.id("user_id"),
        row.text("username"),
        row.instant("created_at"),
        row.instant("expires_at"),
        row.instant("last_used_at"),
        row.text("remote"),
        row.maybeText("agent").orElse(null));
  }
}
