package org.voltide.csms.contractpool;

import java.time.Instant;
import java.util.UUID;
import org.voltide.csms.store.Row;

/**
 * A certificate of a contract, as the API shows it.
 *
 * @param issuer label of the authority
 * @param serialNumber hexadecimal
 * @param givenTo station that asked for a car, or who brought a request
 */
record ContractCertificate(
    UUID contractId,
    String issuer,
    String serialNumber,
    String givenTo,
    Instant issuedAt,
    Instant validUntil) {

  static ContractCertificate of(Row row) {
    return new ContractCertificate(
        row.id("contract_id"),
        row.text("issuer"),
        row.text("serial_number"),
        row.text("given_to"),
        row.instant("issued_at"),
        row.instant("valid_until"));
  }
}
