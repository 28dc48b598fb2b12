package org.voltide.csms.stationcertificates;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.voltide.csms.ceremonies.Issuer;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.certificates.StationAuthority.Issued;
import org.voltide.csms.platform.Problem;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.SigningRequest;
import org.voltide.pki.ceremony.Ceremonies.Wish;
import org.voltide.pki.ceremony.Inventory;
import org.voltide.pki.ceremony.RootUse;
import org.voltide.pki.profile.Role;

/**
 * Issues what stations show to cars by the operator's authority of this installation's hierarchy,
 * which may be below somebody else's root (ISO 15118-2 Annex F, ISO 15118-20 Annex B). Where there
 * is such a hierarchy, no other issues in its stead while it cannot. Blocks. Thread-safe.
 */
@Singleton
class CarSideAuthority {
  private static final Logger LOG = Logger.getLogger(CarSideAuthority.class);

  /** Of the three months that the standard allows. */
  private static final Duration LIFE = Duration.ofDays(60);

  private final OwnAuthorities authorities;
  private final Clock realTime;
  private final AtomicReference<Optional<String>> told = new AtomicReference<>(Optional.empty());

  @Inject
  CarSideAuthority(OwnAuthorities authorities) {
    this(authorities, Clock.systemUTC());
  }

  CarSideAuthority(OwnAuthorities authorities, Clock realTime) {
    this.authorities = authorities;
    this.realTime = realTime;
  }

  /**
   * Issues; empty where this installation has no such authority, or its profiles want another kind
   * of key.
   *
   * @param csr the request in PEM
   * @throws Problem when the request breaks the profile; 503 when the authority cannot issue now
   */
  Optional<Issued> issue(String stationId, SigningRequest request, String csr) {
    Optional<String> why = notNow();
    Inventory inventory = authorities.inventory();
    if (!has(inventory) || !isFor(inventory, request)) {
      return Optional.empty();
    }
    if (why.isPresent()) {
      throw Problem.of(503, why.get());
    }
    return Optional.of(issue(issuer(inventory).orElseThrow(), stationId, request, csr));
  }

  /**
   * Why what cars see cannot be issued now, a sentence, which is in the log once; empty when it
   * can.
   */
  Optional<String> notNow() {
    Optional<String> why = unavailable();
    Optional<String> before = told.getAndSet(why);
    why.filter(reason -> !before.equals(why))
        .ifPresent(reason -> LOG.errorf("No certificates that cars see are issued: %s", reason));
    return why;
  }

  private Optional<String> unavailable() {
    try {
      Inventory inventory = authorities.inventory();
      return has(inventory) ? missing(inventory) : Optional.empty();
    } catch (Problem broken) {
      return Optional.of(String.valueOf(broken.getMessage()));
    }
  }

  private Optional<String> missing(Inventory inventory) {
    if (!authorities.isOpen()) {
      return Optional.of("The authorities' keys are locked.");
    }
    return issuer(inventory).isPresent()
        ? Optional.empty()
        : Optional.of(
            "No authority for stations' certificates issues any more, or it ends within days:"
                + " replace it.");
  }

  private Optional<Issuer> issuer(Inventory inventory) {
    return Issuer.of(inventory, Role.CPO_SUB_2, realTime.instant());
  }

  /**
   * One that was taken back is none, and one that is to follow none yet. One that was followed is
   * still one: that nothing follows it is no reason to issue what cars do not believe.
   */
  private static boolean has(Inventory inventory) {
    return inventory.authorities().values().stream()
        .anyMatch(
            known ->
                known.role() == Role.CPO_SUB_2
                    && (known.isIssuing()
                        || (known.use() == RootUse.FORMER && !known.isRevoked())));
  }

  private static boolean isFor(Inventory inventory, SigningRequest request) {
    return inventory
        .rules()
        .filter(rules -> rules.pack().profile(Role.SECC).scheme().isFor(request.key()))
        .isPresent();
  }

  private Issued issue(Issuer issuer, String stationId, SigningRequest request, String csr) {
    return authorities.act(
        "station " + stationId,
        (ceremonies, _) -> {
          Wish wish =
              new Wish(
                  stationId,
                  Role.SECC,
                  Holder.of(request.commonName(), request.organization()),
                  issuer.atMost(LIFE, realTime.instant()));
          return Issued.of(
              issuer.label(),
              request.commonName(),
              ceremonies.issue(issuer.label(), wish, csr, List.of()));
        });
  }
}
