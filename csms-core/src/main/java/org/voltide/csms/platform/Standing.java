package org.voltide.csms.platform;

/**
 * Whether that by which somebody was let in still holds: a key that was not revoked, a login that
 * goes on, with the same role for the same tenant. Asked again by what lasts longer than a request.
 */
@FunctionalInterface
public interface Standing {

  /** The attribute of a security identity that has it. */
  String ATTRIBUTE = "voltide.standing";

  /** False from the revocation, the end or the change on. May ask the database. */
  boolean holds();
}
