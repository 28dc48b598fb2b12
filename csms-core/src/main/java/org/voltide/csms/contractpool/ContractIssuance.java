package org.voltide.csms.contractpool;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.KeyPair;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.voltide.csms.ceremonies.Issuer;
import org.voltide.csms.ceremonies.OwnAuthorities;
import org.voltide.csms.platform.Problem;
import org.voltide.pki.authority.CertificationRequest;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.ceremony.Ceremonies.Wish;
import org.voltide.pki.ceremony.Inventory;
import org.voltide.pki.ceremony.Rules;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.custody.NewKeys;
import org.voltide.pki.profile.Profile;
import org.voltide.pki.profile.Role;
import org.voltide.pki.provisioning.ContractGrant;

/**
 * Issues and takes back certificates of contracts by the provider's authority of this installation.
 * Blocks. Thread-safe.
 */
@Singleton
class ContractIssuance {
  private static final Duration LIFE = Duration.ofDays(365);

  private final OwnAuthorities authorities;
  private final ContractPool pool;
  private final GivenAnswers given;
  private final VehicleChanges changes;
  private final Clock realTime;

  @Inject
  ContractIssuance(
      OwnAuthorities authorities, ContractPool pool, GivenAnswers given, VehicleChanges changes) {
    this(authorities, pool, given, changes, Clock.systemUTC());
  }

  ContractIssuance(
      OwnAuthorities authorities,
      ContractPool pool,
      GivenAnswers given,
      VehicleChanges changes,
      Clock realTime) {
    this.authorities = authorities;
    this.pool = pool;
    this.given = given;
    this.changes = changes;
    this.realTime = realTime;
  }

  /** A new key and its certificate, for the car that a station speaks for. */
  ContractGrant grant(Contract contract, String station) {
    Inventory inventory = authorities.inventory();
    Rules rules = rules(inventory);
    Profile profile = rules.pack().profile(Role.CONTRACT);
    Holder holder = Holder.of(contract.emaid(), rules.organization());
    return authorities.act(
        "station " + station,
        (ceremonies, _) -> {
          KeyPair keys = NewKeys.of(profile.scheme());
          String request =
              CertificationRequest.pem(
                  HeldKey.inMemory(keys.getPublic(), keys.getPrivate()), profile, holder);
          return new ContractGrant(
              contract.emaid(),
              issue(inventory, contract, holder, request, "station " + station),
              keys.getPrivate());
        });
  }

  /**
   * A certificate for a key that stays where it is.
   *
   * @param request PKCS#10 in PEM
   * @return it first, the root last
   */
  List<X509Certificate> issue(UUID id, String request, String who) {
    Inventory inventory = authorities.inventory();
    Contract contract = pool.find(id);
    if (contract.state() != Contract.State.IN_FORCE) {
      throw ended();
    }
    Holder holder = Holder.of(contract.emaid(), rules(inventory).organization());
    return issue(inventory, contract, holder, request, who);
  }

  private List<X509Certificate> issue(
      Inventory inventory, Contract contract, Holder holder, String request, String who) {
    if (!pool.mayIssue(contract.id())) {
      throw Problem.tooMany(
          "Not more than %d certificates of a contract within an hour."
              .formatted(ContractPool.MOST_PER_HOUR));
    }
    Instant now = realTime.instant();
    Issuer issuer =
        Issuer.of(inventory, Role.MO_SUB_2, now)
            .orElseThrow(() -> Problem.conflict("No authority here issues contracts."));
    Wish wish = new Wish(contract.emaid(), Role.CONTRACT, holder, issuer.atMost(LIFE, now));
    List<X509Certificate> chain =
        authorities.act(
            who, (ceremonies, _) -> ceremonies.issue(issuer.label(), wish, request, List.of()));
    X509Certificate leaf = chain.getFirst();
    ContractCertificate certificate =
        ContractCertificate.issued(contract.id(), issuer.label(), leaf, who, now);
    if (!pool.issued(certificate, contract.pcid())) {
      revoke(certificate, CRLReason.CESSATION_OF_OPERATION, who);
      throw ended();
    }
    return chain;
  }

  /**
   * Ends a contract and takes back all its certificates that are still valid. What an earlier
   * attempt left is taken back, too.
   */
  void end(UUID id, CRLReason reason, String who) {
    Contract ended = pool.end(id);
    given.forget(ended.emaid());
    revoke(id, _ -> true, reason, who);
  }

  /**
   * Gives a contract to another car, which gets it when it asks, and takes back what the one before
   * has. What an earlier attempt left is taken back, too.
   */
  void moveTo(UUID id, String pcid, String who) {
    changes.change(id, pcid, who);
    given.forget(pool.find(id).emaid());
    revoke(id, certificate -> certificate.replacedAt() != null, CRLReason.SUPERSEDED, who);
  }

  /** Somebody else's are only noted as counting no longer. */
  private void revoke(UUID id, Predicate<ContractCertificate> which, CRLReason reason, String who) {
    Instant now = realTime.instant();
    pool.certificates(id).stream()
        .filter(certificate -> !certificate.foreign() && certificate.validUntil().isAfter(now))
        .filter(which)
        .forEach(certificate -> revoke(certificate, reason, who));
  }

  private void revoke(ContractCertificate certificate, CRLReason reason, String who) {
    authorities.revoke(certificate.issuer(), certificate.serialNumber(), reason, who);
  }

  private static Problem ended() {
    return Problem.conflict("The contract is suspended, has ended or is another car's by now.");
  }

  private static Rules rules(Inventory inventory) {
    return inventory.rules().orElseThrow(() -> Problem.conflict("Nothing is set up here yet."));
  }
}
