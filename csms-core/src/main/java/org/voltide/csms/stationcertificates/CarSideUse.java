package org.voltide.csms.stationcertificates;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.upstream.Use;
import org.voltide.ocpp.message.security.CertificateSigningUse;

/** What stations show to cars only. */
final class CarSideUse {
  private CarSideUse() {}

  /** Empty when the certificate is also for the connection to Voltide. */
  static Optional<Use> of(@Nullable CertificateSigningUse type) {
    return switch (type) {
      case V2GCertificate -> Optional.of(Use.V2G);
      case V2G20Certificate -> Optional.of(Use.V2G20);
      case ChargingStationCertificate -> Optional.empty();
      case null -> Optional.empty();
    };
  }
}
