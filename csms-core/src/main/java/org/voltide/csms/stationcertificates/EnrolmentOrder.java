package org.voltide.csms.stationcertificates;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;
import org.voltide.ocpp.message.security.CertificateSigningUse;
import org.voltide.ocpp.message.security.SignCertificateRequest;

/**
 * A station's request for a certificate that somebody else is to issue, as the API shows it.
 *
 * @param upstream who is asked
 * @param nextAt when he is asked next
 * @param note why there is no certificate yet
 */
record EnrolmentOrder(
    String stationId,
    CertificateSigningUse certificateType,
    String upstream,
    State state,
    int attempts,
    Instant nextAt,
    @Nullable String note,
    Instant orderedAt) {

  /** How it stands; once there is a certificate there is no order any more. */
  enum State {
    WAITING,
    /** A person has to look. */
    FAILED
  }

  static EnrolmentOrder of(Row row) {
    return new EnrolmentOrder(
        row.text("station_id"),
        CertificateSigningUse.valueOf(row.text("certificate_type")),
        row.text("upstream"),
        State.valueOf(row.text("state")),
        row.whole("attempts"),
        row.instant("next_at"),
        row.maybeText("note").orElse(null),
        row.instant("ordered_at"));
  }

  /**
   * One whose time has come.
   *
   * @param ticket of the last answer
   * @param renews whether its station has a certificate from there
   */
  record Due(
      String stationId,
      CertificateSigningUse certificateType,
      String upstream,
      String csr,
      Optional<Integer> requestId,
      int attempts,
      Optional<String> ticket,
      boolean renews) {

    static Due of(Row row) {
      return new Due(
          row.text("station_id"),
          CertificateSigningUse.valueOf(row.text("certificate_type")),
          row.text("upstream"),
          row.text("csr"),
          row.maybeWhole("request_id"),
          row.whole("attempts"),
          row.maybeText("ticket"),
          row.flag("renews"));
    }

    /** As the station sent it. */
    SignCertificateRequest request() {
      return new SignCertificateRequest(csr, certificateType, null, requestId.orElse(null), null);
    }
  }
}
