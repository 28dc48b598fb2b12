package org.voltide.csms.stationcertificates;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;
import org.voltide.ocpp.message.security.CertificateSigningUse;

/**
 * A certificate issued for a station's key, as the API shows it.
 *
 * @param certificateType absent when it is for everything
 * @param requestId of the request it answers
 * @param chain PEM, without the root
 * @param attempts how often the station would not have it
 */
record IssuedCertificate(
    UUID id,
    @Nullable CertificateSigningUse certificateType,
    @Nullable Integer requestId,
    String chain,
    String serialNumber,
    Instant validUntil,
    State state,
    int attempts,
    @Nullable String note,
    Instant issuedAt,
    Instant changedAt) {

  /** Whether it arrived. */
  enum State {
    /** It is delivered when the station is connected. */
    ISSUED,
    DELIVERED,
    /** The station would not have it, time and again. */
    REJECTED
  }

  static IssuedCertificate of(Row row) {
    return new IssuedCertificate(
        row.id("id"),
        row.maybeText("certificate_type").map(CertificateSigningUse::valueOf).orElse(null),
        row.maybeWhole("request_id").orElse(null),
        row.text("chain"),
        row.text("serial_number"),
        row.instant("valid_until"),
        State.valueOf(row.text("state")),
        row.whole("attempts"),
        row.maybeText("note").orElse(null),
        row.instant("issued_at"),
        row.instant("changed_at"));
  }
}
