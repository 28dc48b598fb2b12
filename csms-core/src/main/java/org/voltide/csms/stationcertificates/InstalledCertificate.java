package org.voltide.csms.stationcertificates;

import java.time.Instant;
import java.util.UUID;
import org.voltide.csms.store.Row;
import org.voltide.ocpp.message.certificates.GetCertificateIdUse;
import org.voltide.ocpp.message.type.CertificateHashData;
import org.voltide.ocpp.message.type.HashAlgorithm;

/**
 * A certificate a station has installed, as the API shows it.
 *
 * @param children how many certificates hang below it
 */
record InstalledCertificate(
    UUID id,
    GetCertificateIdUse certificateType,
    HashAlgorithm hashAlgorithm,
    String issuerNameHash,
    String issuerKeyHash,
    String serialNumber,
    int children,
    Instant seenAt) {

  static InstalledCertificate of(Row row) {
    return new InstalledCertificate(
        row.id("id"),
        GetCertificateIdUse.valueOf(row.text("certificate_type")),
        HashAlgorithm.valueOf(row.text("hash_algorithm")),
        row.text("issuer_name_hash"),
        row.text("issuer_key_hash"),
        row.text("serial_number"),
        row.whole("children"),
        row.instant("seen_at"));
  }

  /** As the station named it, which is how it wants to be asked (OCPP 2.1 M04.FR.07). */
  CertificateHashData hashData() {
    return new CertificateHashData(
        hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber, null);
  }
}
