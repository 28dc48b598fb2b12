package org.voltide.csms.stationcertificates;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.ceremonies.Issuer;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.certificates.StationAuthority.Issued;
import org.voltide.csms.platform.Problem;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.authority.SigningRequest;
import org.voltide.pki.ceremony.Ceremonies.Wish;
import org.voltide.pki.ceremony.Inventory;
import org.voltide.pki.profile.Role;

/**
 * Issues what stations show to cars by the operator's authority of this installation's hierarchy,
 * which may be below somebody else's root (ISO 15118-2 Annex F, ISO 15118-20 Annex B). Blocks.
 */
@Singleton
class CarSideAuthority {
  /** Of the three months that the standard allows. */
  private static final Duration LIFE = Duration.ofDays(60);

  private final OwnAuthorities authorities;
  private final Clock realTime;

  @Inject
  CarSideAuthority(OwnAuthorities authorities) {
    this(authorities, Clock.systemUTC());
  }

  CarSideAuthority(OwnAuthorities authorities, Clock realTime) {
    this.authorities = authorities;
    this.realTime = realTime;
  }

  /**
   * Issues; empty where there is no such authority, its keys are locked, or its profiles want
   * another kind of key.
   *
   * @param csr the request in PEM
   * @throws Problem when the request breaks the profile
   */
  Optional<Issued> issue(String stationId, SigningRequest request, String csr) {
    return authorities.isOpen()
        ? authorities
            .readable()
            .filter(inventory -> isFor(inventory, request))
            .flatMap(inventory -> Issuer.of(inventory, Role.CPO_SUB_2, realTime.instant()))
            .map(issuer -> issue(issuer, stationId, request, csr))
        : Optional.empty();
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
