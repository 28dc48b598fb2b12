package org.voltide.csms.revocation;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.authorities.Authorities;
import org.voltide.csms.revocation.Revocations.Question;
import org.voltide.pki.revocation.CertificateId;

/** What is known of certificates that stations name by hashes (OCPP 2.1 M06, M07). Blocks. */
@Singleton
class RevocationQuery {
  private final Revocations revocations;
  private final Authorities authorities;

  RevocationQuery(Revocations revocations, Authorities authorities) {
    this.revocations = revocations;
    this.authorities = authorities;
  }

  /**
   * Empty when the issuer is distrusted, no allowed responder answers, or nobody trusts the issuer,
   * whose signature the answer needs.
   */
  Optional<KnownAnswer> answer(CertificateId id, List<String> responders) {
    if (authorities.distrust().names(id)) {
      return Optional.empty();
    }
    return revocations
        .known(id)
        .or(
            () ->
                authorities
                    .issuerOf(id)
                    .flatMap(
                        issuer ->
                            revocations.answer(
                                Question.ofStation(id, issuer, responders, List.of()))));
  }

  /** The same by the issuer's revocation list, which has to be at one of the addresses. */
  Optional<Standing> listed(CertificateId id, List<String> lists) {
    return authorities
        .issuerOf(id)
        .flatMap(issuer -> revocations.listed(Question.ofStation(id, issuer, List.of(), lists)));
  }
}
