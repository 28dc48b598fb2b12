package org.voltide.csms.identity;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.tenants.CurrentTenant;

/**
 * What somebody may.
 *
 * @param role the highest one
 * @param tenantId of the tenant whose things it is for; absent: everybody's, for the operator
 */
public record Grant(String role, @Nullable String tenantId) {

  /** For the operator's own people and programs. */
  public static Grant ofOperator(String role) {
    return new Grant(role, null);
  }

  /**
   * What is asked for, if there may be such a thing.
   *
   * @throws Problem 422 at {@code /role}
   */
  static Grant demand(String role, @Nullable String tenantId) {
    if (!Roles.isKnown(role)) {
      throw Problem.invalid("/role", "Known roles are viewer, operator and administrator.");
    }
    if (tenantId != null && role.equals(Roles.ADMINISTRATOR)) {
      throw Problem.invalid("/role", "Who acts for a tenant is viewer or operator.");
    }
    return new Grant(role, tenantId);
  }

  /** What each row's id is good for. */
  static Map<UUID, Grant> byId(Database database, String sql, Object... parameters) {
    return database
        .query(
            sql,
            row ->
                Map.entry(
                    row.id("id"),
                    new Grant(row.text("role"), row.maybeText("tenant_id").orElse(null))),
            parameters)
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The roles that endpoints ask for, with all that are included. */
  Set<String> roles() {
    return tenantId == null ? Roles.includedIn(role) : Roles.ofTenant(role);
  }

  /** What a security identity has to say besides its roles. */
  Map<String, Object> attributes() {
    return tenantId == null ? Map.of() : Map.of(CurrentTenant.ATTRIBUTE, tenantId);
  }
}
