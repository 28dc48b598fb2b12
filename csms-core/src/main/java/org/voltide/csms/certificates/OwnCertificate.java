package org.voltide.csms.certificates;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * A certificate that was issued to a station here, as the API shows it.
 *
 * @param issuer {@code CSMS} and {@code V2G} are Voltide's own roots, others labels of authorities
 * @param serialNumber hexadecimal
 * @param stationId whom it was issued to
 * @param reason why it was revoked
 */
public record OwnCertificate(
    String issuer,
    String serialNumber,
    String stationId,
    String commonName,
    Instant issuedAt,
    Instant validUntil,
    @Nullable Instant revokedAt,
    @Nullable String reason) {

  static OwnCertificate of(Row row) {
    return new OwnCertificate(
        row.text("issuer"),
        row.text("serial_number"),
        row.text("station_id"),
        row.text("common_name"),
        row.instant("issued_at"),
        row.instant("valid_until"),
        row.maybeInstant("revoked_at").orElse(null),
        row.maybeText("reason").orElse(null));
  }
}
