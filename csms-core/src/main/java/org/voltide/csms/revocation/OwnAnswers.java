package org.voltide.csms.revocation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.voltide.csms.publication.Publisher;
import org.voltide.ocpp.message.certificates.CertificateStatus;
import org.voltide.pki.revocation.CertificateId;
import org.voltide.pki.revocation.OcspAnswer;

/** What Voltide's own authorities say, without any network. Blocks. Thread-safe. */
@Singleton
class OwnAnswers {
  private final Publisher publisher;

  /** Certificates live in real time. */
  private final Clock realTime = Clock.systemUTC();

  OwnAnswers(Publisher publisher) {
    this.publisher = publisher;
  }

  /** Empty for certificates of others. */
  Optional<KnownAnswer> find(CertificateId id) {
    return publisher.answer(id).flatMap(said -> read(said, id));
  }

  /** What they say to ourselves, unsigned; empty for certificates of others. */
  Optional<CertificateStatus> status(CertificateId id) {
    return publisher.status(id).map(OwnAnswers::named);
  }

  private static CertificateStatus named(org.voltide.pki.authority.CertificateStatus said) {
    return switch (said) {
      case org.voltide.pki.authority.CertificateStatus.Good _ -> CertificateStatus.Good;
      case org.voltide.pki.authority.CertificateStatus.Revoked _ -> CertificateStatus.Revoked;
      case org.voltide.pki.authority.CertificateStatus.Unknown _ -> CertificateStatus.Unknown;
    };
  }

  /** Empty when too many ask at this moment. */
  private Optional<KnownAnswer> read(Publisher.Said said, CertificateId id) {
    try {
      return Optional.of(
          KnownAnswer.of(
              OcspAnswer.read(said.der(), id, said.issuer(), realTime.instant()), said.der()));
    } catch (OcspAnswer.RefusedException busy) {
      return Optional.empty();
    }
  }
}
