package org.voltide.csms.platform;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * That by which somebody was let in: a key, a login, a provider's token. Equal ones are of the
 * same. Asked again by what lasts longer than a request.
 *
 * @param id of the key or login
 * @param grant what it was good for, compared with what it is good for then
 * @param judge who knows that
 */
public record Standing(UUID id, Object grant, Judge judge) {

  /** The attribute of a security identity that has it. */
  public static final String ATTRIBUTE = "voltide.standing";

  /** Knows what all of its kind are good for. */
  @FunctionalInterface
  public interface Judge {
    /**
     * What each of these is good for now; those are left out that were revoked or are over. May ask
     * the database, once for all.
     */
    Map<UUID, ?> grants(Set<UUID> ids);
  }

  /** What holds until then and cannot be revoked. */
  public static Standing until(Instant end) {
    UUID id = UUID.randomUUID();
    return new Standing(id, end, _ -> Instant.now().isBefore(end) ? Map.of(id, end) : Map.of());
  }

  /** Whether it still holds, where its judge tells this of all. */
  boolean holds(Map<UUID, ?> grants) {
    return grant.equals(grants.get(id));
  }
}
