package org.voltide.csms.ceremonies;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.voltide.pki.ceremony.Inventory;
import org.voltide.pki.ceremony.Inventory.Known;
import org.voltide.pki.profile.Role;

/**
 * The authority that issues for a role now.
 *
 * @param end when the first of its chain ends
 */
public record Issuer(String label, Instant end) {
  /** One that ends sooner has to be replaced first. */
  private static final Duration LEAST = Duration.ofDays(7);

  /**
   * Of those in force the one that lasts the longest; none below a root that stands by or was
   * followed by another one.
   */
  public static Optional<Issuer> of(Inventory inventory, Role role, Instant now) {
    return inventory.authorities().entrySet().stream()
        .filter(entry -> entry.getValue().role() == role && entry.getValue().isIssuing())
        .map(entry -> new Issuer(entry.getKey(), end(entry.getValue())))
        .filter(issuer -> issuer.end().isAfter(now.plus(LEAST)))
        .max(Comparator.comparing(Issuer::end));
  }

  private static Instant end(Known known) {
    return known.chain().stream()
        .map(X509Certificate::getNotAfter)
        .min(Comparator.naturalOrder())
        .orElseThrow()
        .toInstant();
  }

  /** So long, or as long as it lasts itself. */
  public Duration atMost(Duration life, Instant now) {
    Duration left = Duration.between(now, end).minusSeconds(1);
    return left.compareTo(life) < 0 ? left : life;
  }
}
