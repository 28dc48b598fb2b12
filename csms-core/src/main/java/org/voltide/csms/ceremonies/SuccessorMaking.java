package org.voltide.csms.ceremonies;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.voltide.csms.platform.Problem;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.ceremony.Approver;
import org.voltide.pki.ceremony.Ceremonies;
import org.voltide.pki.ceremony.Ceremonies.Wish;
import org.voltide.pki.ceremony.Inventory;
import org.voltide.pki.ceremony.Inventory.Known;
import org.voltide.pki.ceremony.RefusedException;
import org.voltide.pki.ceremony.RootUse;
import org.voltide.pki.profile.Role;

/**
 * Makes a root that is to follow another one, and all below it. What an interrupted making left is
 * gone on with.
 *
 * @param organization whose authorities these are
 * @param by who signs for it
 */
record SuccessorMaking(Ceremonies ceremonies, String organization, List<Approver> by, Instant now) {
  /** Making all takes its time, and nothing may outlive its issuer. */
  private static final Duration LESS = Duration.ofMinutes(10);

  /**
   * Makes what is missing.
   *
   * @return the new root, and the certificates by which the two vouch for each other
   */
  List<X509Certificate> make(SuccessorPlan plan)
      throws IOException, GeneralSecurityException, RefusedException {
    Known old = old(plan, ceremonies.inventory());
    if (!ceremonies.inventory().authorities().containsKey(plan.successor())) {
      ceremonies.createRoot(
          wish(plan.successor(), Role.V2G_ROOT, old, Duration.ofDays(plan.days())), by);
    }
    Known next = authority(plan.successor());
    if (next.use() == RootUse.ISSUING) {
      ceremonies.use(plan.successor(), RootUse.STANDBY, by);
    }
    if (plan.crossCertified()) {
      vouch(plan.root(), old, next);
      vouch(plan.successor(), next, old);
    }
    for (Map.Entry<String, Known> below : plan.below(ceremonies.inventory())) {
      follow(plan, below.getKey(), below.getValue());
    }
    return Stream.concat(Stream.of(certificate(next)), ceremonies.inventory().crosses().stream())
        .toList();
  }

  /**
   * The root to follow.
   *
   * @throws Problem 404 when there is none, 409 when it cannot be followed, or by none of that
   *     label, 422 when labels would be too long
   */
  static Known old(SuccessorPlan plan, Inventory inventory) {
    Known old =
        Optional.ofNullable(inventory.authorities().get(plan.root()))
            .orElseThrow(() -> Problem.notFound("authority", plan.root()));
    if (old.role() != Role.V2G_ROOT || !old.isIssuing()) {
      throw Problem.conflict("%s is no V2G root that issues.".formatted(plan.root()));
    }
    if (plan.below(inventory).isEmpty()) {
      throw Problem.conflict("There is no authority below %s.".formatted(plan.root()));
    }
    demandNew(plan, inventory);
    plan.missing(inventory).stream()
        .filter(label -> !label.matches(Wanted.LABEL))
        .findFirst()
        .ifPresent(
            label -> {
              throw Problem.invalid("/suffix", "%s is too long for a label.".formatted(label));
            });
    return old;
  }

  /** What is there may only be of a making that was interrupted. */
  private static void demandNew(SuccessorPlan plan, Inventory inventory) {
    Known next = inventory.authorities().get(plan.successor());
    if (next != null && !isNew(next, inventory)) {
      throw Problem.conflict(
          "There is %s already, which was used or withdrawn: choose another suffix."
              .formatted(plan.successor()));
    }
  }

  private static boolean isNew(Known next, Inventory inventory) {
    boolean hasIssued =
        inventory.authorities().values().stream()
            .anyMatch(other -> other.isBelow(next.chain().getLast()));
    return next.role() == Role.V2G_ROOT
        && !next.isRevoked()
        && (next.use() == RootUse.STANDBY || (next.use() == RootUse.ISSUING && !hasIssued));
  }

  private void vouch(String issuer, Known issuing, Known other)
      throws IOException, GeneralSecurityException, RefusedException {
    X509Certificate root = certificate(other);
    boolean isDone =
        ceremonies.inventory().crosses().stream()
            .anyMatch(
                cross ->
                    cross
                            .getIssuerX500Principal()
                            .equals(certificate(issuing).getSubjectX500Principal())
                        && cross.getPublicKey().equals(root.getPublicKey()));
    if (!isDone) {
      Duration left = left(issuing);
      ceremonies.crossCertify(
          issuer, root, left.compareTo(left(other)) < 0 ? left : left(other), by);
    }
  }

  private void follow(SuccessorPlan plan, String label, Known old)
      throws IOException, GeneralSecurityException, RefusedException {
    Inventory inventory = ceremonies.inventory();
    if (inventory.authorities().containsKey(plan.successor(label))) {
      return;
    }
    String issuer = plan.successor(label(inventory, old.chain().get(1)));
    Duration life =
        Duration.between(
            certificate(old).getNotBefore().toInstant(),
            certificate(old).getNotAfter().toInstant());
    Duration left = left(authority(issuer));
    ceremonies.createAuthority(
        issuer,
        wish(plan.successor(label), old.role(), old, life.compareTo(left) < 0 ? life : left),
        by);
  }

  private Known authority(String label) throws IOException {
    return Optional.ofNullable(ceremonies.inventory().authorities().get(label)).orElseThrow();
  }

  private static X509Certificate certificate(Known known) {
    return known.chain().getFirst();
  }

  private static String label(Inventory inventory, X509Certificate certificate) {
    return inventory.authorities().entrySet().stream()
        .filter(entry -> certificate(entry.getValue()).equals(certificate))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private Duration left(Known known) {
    return Duration.between(now, certificate(known).getNotAfter().toInstant()).minus(LESS);
  }

  private Wish wish(String label, Role role, Known old, Duration life) {
    return new Wish(label, role, new Holder(label, organization, country(old)), life);
  }

  private static Optional<String> country(Known known) {
    try {
      return new LdapName(certificate(known).getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(name -> name.getType().equalsIgnoreCase("C"))
              .map(name -> String.valueOf(name.getValue()))
              .findFirst();
    } catch (InvalidNameException impossible) {
      throw new IllegalStateException("A name that was read cannot be read again", impossible);
    }
  }
}
