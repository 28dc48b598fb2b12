package org.voltide.csms.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key by which a program calls the API. Its text is shown once, when it is made.
 *
 * @param lastUsedAt to the minute
 * @param expiresAt when it ends; never when absent
 */
record ApiKey(
    UUID id,
    String name,
    String role,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant expiresAt) {}
