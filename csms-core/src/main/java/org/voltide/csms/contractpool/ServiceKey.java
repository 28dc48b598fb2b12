package org.voltide.csms.contractpool;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.voltide.csms.ceremonies.Issuer;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.platform.Problem;
import org.voltide.pki.authority.CertificationRequest;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.ceremony.Ceremonies;
import org.voltide.pki.ceremony.Ceremonies.Wish;
import org.voltide.pki.ceremony.Inventory;
import org.voltide.pki.ceremony.RootUse;
import org.voltide.pki.ceremony.Rules;
import org.voltide.pki.custody.Custody;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.profile.Profile;
import org.voltide.pki.profile.Role;

/**
 * By what the provisioning service signs: a key in custody and its certificate, which lives three
 * months at most (ISO 15118-2 Annex F) and is replaced in time. Blocks. Thread-safe.
 */
@Singleton
class ServiceKey {
  private static final Duration LIFE = Duration.ofDays(60);
  private static final Duration RENEWED_BEFORE_END = Duration.ofDays(5);

  private final OwnAuthorities authorities;
  private final Clock realTime;
  private Optional<Signer> known = Optional.empty();

  @Inject
  ServiceKey(OwnAuthorities authorities) {
    this(authorities, Clock.systemUTC());
  }

  ServiceKey(OwnAuthorities authorities, Clock realTime) {
    this.authorities = authorities;
    this.realTime = realTime;
  }

  /**
   * Who signs.
   *
   * @param chain its certificate first, the root last
   */
  record Signer(List<X509Certificate> chain, HeldKey key) {
    /** A certificate may name what is another's key. */
    boolean isMatched() {
      return chain.getFirst().getPublicKey().equals(key.publicKey());
    }

    Instant end() {
      return chain.getFirst().getNotAfter().toInstant();
    }
  }

  /**
   * The one in force, made when there is none.
   *
   * @throws Problem 409 when no authority issues such certificates
   */
  synchronized Signer now() {
    Inventory inventory = authorities.inventory();
    if (known.filter(signer -> lasts(signer, inventory)).isEmpty()) {
      known = Optional.of(kept(inventory).orElseGet(() -> made(inventory)));
    }
    return known.orElseThrow();
  }

  private boolean lasts(Signer signer, Inventory inventory) {
    return signer.end().isAfter(realTime.instant().plus(RENEWED_BEFORE_END))
        && inventory.use(signer.chain()) == RootUse.ISSUING
        && signer.chain().stream().noneMatch(inventory::isRevoked);
  }

  private Optional<Signer> kept(Inventory inventory) {
    return inventory.services().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(Ceremonies.SERVICES))
        .max(Comparator.comparing(entry -> entry.getValue().getFirst().getNotAfter()))
        .flatMap(
            newest ->
                authorities.act(
                    (_, custody) ->
                        custody
                            .find(newest.getKey())
                            .map(key -> new Signer(newest.getValue(), key))))
        .filter(Signer::isMatched)
        .filter(signer -> lasts(signer, inventory));
  }

  private Signer made(Inventory inventory) {
    Instant now = realTime.instant();
    Issuer issuer =
        Issuer.of(inventory, Role.CPS_SUB_2, now)
            .orElseThrow(
                () -> Problem.conflict("No authority here issues for provisioning services."));
    Rules rules =
        inventory.rules().orElseThrow(() -> Problem.conflict("Nothing is set up here yet."));
    String label = label(inventory);
    Profile profile = rules.pack().profile(Role.CPS);
    Holder holder = Holder.of("Voltide CPS", rules.organization());
    Wish wish = new Wish(label, Role.CPS, holder, issuer.atMost(LIFE, now));
    return authorities.act(
        (ceremonies, custody) -> {
          HeldKey key = key(custody, label, profile);
          String request = CertificationRequest.pem(key, profile, holder);
          return new Signer(ceremonies.issue(issuer.label(), wish, request, List.of()), key);
        });
  }

  /** The next that no authority has: its key is not to sign messages. */
  private static String label(Inventory inventory) {
    return IntStream.iterate(inventory.services().size() + 1, number -> number + 1)
        .mapToObj(number -> Ceremonies.SERVICES + number)
        .filter(label -> !inventory.authorities().containsKey(label))
        .filter(label -> !inventory.requests().containsKey(label))
        .filter(label -> !inventory.services().containsKey(label))
        .findFirst()
        .orElseThrow();
  }

  private static HeldKey key(Custody custody, String label, Profile profile)
      throws IOException, GeneralSecurityException {
    Optional<HeldKey> left = custody.find(label);
    return left.isPresent() ? left.get() : custody.generate(label, profile.scheme());
  }
}
