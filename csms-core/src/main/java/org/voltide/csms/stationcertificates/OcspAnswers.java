package org.voltide.csms.stationcertificates;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.certificates.CertificateStatus;
import org.voltide.ocpp.message.type.HashAlgorithm;

/**
 * What OCSP responders said, as long as it may be used. A station waits for seconds only (ISO 15118
 * allows 4.5), so nothing is fetched while it does. Blocks.
 */
@Singleton
class OcspAnswers {
  private final Database database;
  private final Clock clock;

  OcspAnswers(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param base64 the answer in DER
   */
  record OcspAnswer(CertificateStatus status, String base64, Instant nextUpdate) {}

  /** By the hashes of RFC 6960, hexadecimal of either case. */
  Optional<OcspAnswer> find(
      HashAlgorithm algorithm, String issuerNameHash, String issuerKeyHash, String serialNumber) {
    return database
        .query(
            "select status, encode(answer, 'base64') as answer, next_update from ocsp_answer"
                + " where hash_algorithm = ? and issuer_name_hash = lower(?)"
                + " and issuer_key_hash = lower(?) and serial_number = lower(?)"
                + " and next_update > ?",
            row ->
                new OcspAnswer(
                    CertificateStatus.valueOf(row.text("status")),
                    row.text("answer").replace("\n", ""),
                    row.instant("next_update")),
            algorithm.name(),
            issuerNameHash,
            issuerKeyHash,
            serialNumber,
            clock.instant())
        .stream()
        .findFirst();
  }
}
