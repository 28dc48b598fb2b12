package org.voltide.csms.platform;

import java.util.List;
import java.util.Set;

/** Role names for {@code @RolesAllowed}. Each role includes those below it. */
public final class Roles {

  /** Reads everything but keys and users. */
  public static final String VIEWER = "viewer";

  /** Also acts on stations, sessions and tokens. */
  public static final String OPERATOR = "operator";

  /** Also changes sites, users, keys and settings. */
  public static final String ADMINISTRATOR = "administrator";

  private static final List<String> ASCENDING = List.of(VIEWER, OPERATOR, ADMINISTRATOR);

  private Roles() {}

  /** Whether Voltide gives this role any meaning. */
  public static boolean isKnown(String role) {
    return ASCENDING.contains(role);
  }

  /** The role and all it includes; an unknown role includes only itself. */
  public static Set<String> includedIn(String role) {
    return isKnown(role)
        ? Set.copyOf(ASCENDING.subList(0, ASCENDING.indexOf(role) + 1))
        : Set.of(role);
  }
}
