package org.voltide.csms.contractpool;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * A certificate of a contract, as the API shows it.
 *
 * @param issuer label of the authority, or the name of somebody else's
 * @param serialNumber hexadecimal
 * @param givenTo station that asked for a car, or who brought a request or the certificate
 * @param replacedAt since when another car has the contract
 * @param foreign whether somebody else issued it
 */
record ContractCertificate(
    UUID contractId,
    String issuer,
    String serialNumber,
    String givenTo,
    Instant issuedAt,
    Instant validUntil,
    @Nullable Instant replacedAt,
    boolean foreign) {

  /** One that was issued now. */
  static ContractCertificate issued(
      UUID contract, String issuer, X509Certificate certificate, String givenTo, Instant now) {
    return new ContractCertificate(
        contract,
        issuer,
        certificate.getSerialNumber().toString(16),
        givenTo,
        now,
        certificate.getNotAfter().toInstant(),
        null,
        false);
  }

  static ContractCertificate of(Row row) {
    return new ContractCertificate(
        row.id("contract_id"),
        row.text("issuer"),
        row.text("serial_number"),
        row.text("given_to"),
        row.instant("issued_at"),
        row.instant("valid_until"),
        row.maybeInstant("replaced_at").orElse(null),
        row.flag("is_foreign"));
  }
}
