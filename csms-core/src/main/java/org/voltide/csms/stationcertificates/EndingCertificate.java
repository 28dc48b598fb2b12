package org.voltide.csms.stationcertificates;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * A certificate that ends soon, as the API shows it.
 *
 * @param certificateType as in {@code SignCertificate}, or {@code Combined}
 * @param attempts how often the station was asked
 * @param nextAt not before that is it asked again
 * @param note why it was in vain
 */
record EndingCertificate(
    String stationId,
    String certificateType,
    Instant validUntil,
    int attempts,
    @Nullable Instant nextAt,
    @Nullable String note) {

  static EndingCertificate of(Row row) {
    return new EndingCertificate(
        row.text("station_id"),
        row.text("certificate_type"),
        row.instant("valid_until"),
        row.maybeWhole("attempts").orElse(0),
        row.maybeInstant("next_at").orElse(null),
        row.maybeText("note").orElse(null));
  }
}
