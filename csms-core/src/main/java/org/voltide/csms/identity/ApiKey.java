package org.voltide.csms.identity;

import java.time.Instant;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key by which a program calls the API. Its text is shown once, when it is made.
 *
 * @param tenantId of the tenant the program acts for, absent for the operator's own
 * @param scopes what of its role it is for; empty: all of it
 * @param lastUsedAt to the minute
 * @param expiresAt when it ends; never when absent
 */
record ApiKey(
    UUID id,
    String name,
    String role,
    @Nullable String tenantId,
    SortedSet<Scope> scopes,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant expiresAt) {

  /** What the program may. */
  Grant grant() {
    return new Grant(role, tenantId);
  }
}
