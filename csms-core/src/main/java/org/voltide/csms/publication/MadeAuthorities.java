package org.voltide.csms.publication;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.platform.Problem;
import org.voltide.pki.authority.OcspResponder;
import org.voltide.pki.authority.RevocationList.Revoked;
import org.voltide.pki.ceremony.Inventory.Known;

/** The authorities that were made by ceremony, while their keys can be used. */
@Singleton
class MadeAuthorities {
  private static final Logger LOG = Logger.getLogger(MadeAuthorities.class);

  /** Anybody can ask, and looking for a key costs as much as reading one. */
  private static final Duration LOOKED_AGAIN = Duration.ofMinutes(5);

  private final OwnAuthorities authorities;

  /** Reading a key from custody takes as long as its password is strong. */
  private final Map<String, OcspResponder> responders = new ConcurrentHashMap<>();

  /** Whose keys were not there, and until when they are not looked for again. */
  private final Map<String, Instant> missing = new ConcurrentHashMap<>();

  private final Clock realTime = Clock.systemUTC();

  MadeAuthorities(OwnAuthorities authorities) {
    this.authorities = authorities;
  }

  List<PublicAuthority> all() {
    return authorities.isOpen()
        ? authorities.readable().stream()
            .flatMap(inventory -> inventory.authorities().keySet().stream())
            .flatMap(label -> of(label).stream())
            .toList()
        : List.of();
  }

  /** One whose key is not there answers for nothing, and keeps no other from it. */
  private Optional<PublicAuthority> of(String label) {
    Instant now = realTime.instant();
    if (now.isBefore(missing.getOrDefault(label, now))) {
      return Optional.empty();
    }
    try {
      var found =
          new PublicAuthority(
              label,
              responders.computeIfAbsent(label, this::responder),
              () -> revoked(label),
              life ->
                  authorities.act((ceremonies, _) -> ceremonies.list(label, life).getEncoded()));
      missing.remove(label);
      return Optional.of(found);
    } catch (Problem noKey) {
      if (missing.put(label, now.plus(LOOKED_AGAIN)) == null) {
        LOG.warnf("The authority %s cannot answer: %s", label, noKey.getMessage());
      }
      return Optional.empty();
    }
  }

  private OcspResponder responder(String label) {
    return authorities.act((ceremonies, _) -> ceremonies.responder(label, Publisher.ANSWER_LIFE));
  }

  private List<Revoked> revoked(String label) {
    return Optional.ofNullable(authorities.inventory().authorities().get(label))
        .map(Known::revoked)
        .orElse(List.of());
  }
}
