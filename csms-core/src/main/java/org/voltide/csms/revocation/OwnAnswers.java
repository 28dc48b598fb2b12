package org.voltide.csms.revocation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.voltide.csms.publication.Publisher;
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
