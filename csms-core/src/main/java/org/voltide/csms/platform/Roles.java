package org.voltide.csms.platform;

import java.util.List;
import java.util.Set;

/**
 * Role names for {@code @RolesAllowed}. Each role includes those below it. Users of tenants have
 * roles of their own, which include none of the operator's: an endpoint is closed to them unless it
 * names one.
 */
public final class Roles {

  /** Reads everything but keys and users. */
  public static final String VIEWER = "viewer";

  /** Also acts on stations, sessions and tokens. */
  public static final String OPERATOR = "operator";

  /** Also changes sites, users, keys and settings. */
  public static final String ADMINISTRATOR = "administrator";

  /** What {@link #VIEWER} is to the operator, for the things of a tenant. */
  public static final String TENANT_VIEWER = "tenant-viewer";

  /** What {@link #OPERATOR} is to the operator, for the things of a tenant. */
  public static final String TENANT_OPERATOR = "tenant-operator";

  /**
   * The attribute of a security identity that has no roles because its key is not for this request:
   * the scope it would take.
   */
  public static final String MISSING_SCOPE = "voltide.missing-scope";

  private static final List<String> ASCENDING = List.of(VIEWER, OPERATOR, ADMINISTRATOR);

  private Roles() {}

  /** Whether somebody of the operator can be given this role. */
  public static boolean isKnown(String role) {
    return ASCENDING.contains(role);
  }

  /**
   * Whether this role is good for anything here; providers give others for purposes of their own.
   */
  public static boolean hasMeaning(String role) {
    return isKnown(role) || role.equals(TENANT_VIEWER) || role.equals(TENANT_OPERATOR);
  }

  /**
   * What a user of a tenant has of a role, with all it includes; nobody administers for a tenant.
   */
  public static Set<String> ofTenant(String role) {
    return switch (role) {
      case OPERATOR -> Set.of(TENANT_VIEWER, TENANT_OPERATOR);
      case VIEWER -> Set.of(TENANT_VIEWER);
      default -> Set.of();
    };
  }

  /** The role and all it includes; an unknown role includes only itself. */
  public static Set<String> includedIn(String role) {
    return isKnown(role)
        ? Set.copyOf(ASCENDING.subList(0, ASCENDING.indexOf(role) + 1))
        : Set.of(role);
  }
}
