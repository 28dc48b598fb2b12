package org.voltide.csms.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * Somebody who may sign in.
 *
 * @param role the highest one
 * @param tenantId of the tenant the user acts for, absent for the operator's own people
 * @param disabled whether signing in is refused for now
 * @param secondFactor whether a code of an authenticator is asked for
 * @param passkeys how many there are
 */
record Account(
    UUID id,
    String name,
    String role,
    @Nullable String tenantId,
    boolean disabled,
    boolean secondFactor,
    int passkeys,
    Instant createdAt,
    @Nullable Instant lastLoginAt) {

  static final String SELECT =
      """
      select u.*, exists (select from authenticator a
                           where a.user_id = u.id and a.confirmed_at is not null) as second_factor,
             (select count(*)::int from passkey p where p.user_id = u.id) as passkeys
        from user_account u
      """;

  /** What the user may. */
  Grant grant() {
    return new Grant(role, tenantId);
  }

  static Account of(Row row) {
    return new Account(
        row.id("id"),
        row.text("username"),
        row.text("role"),
        row.maybeText("tenant_id").orElse(null),
        row.flag("disabled"),
        row.flag("second_factor"),
        row.whole("passkeys"),
        row.instant("created_at"),
        row.maybeInstant("last_login_at").orElse(null));
  }
}
