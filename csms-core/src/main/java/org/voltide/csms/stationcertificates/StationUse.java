package org.voltide.csms.stationcertificates;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;
import org.voltide.ocpp.message.security.CertificateSigningUse;

/** What a station's own certificate is for, named as in OCPP. */
enum StationUse {
  /** The connection to Voltide. */
  ChargingStationCertificate(MessageTrigger.SignChargingStationCertificate, false),
  /** Cars that speak ISO 15118-2. */
  V2GCertificate(MessageTrigger.SignV2GCertificate, true),
  /** Cars that speak ISO 15118-20. */
  V2G20Certificate(MessageTrigger.SignV2G20Certificate, true),
  /** Everything: a request that names no use (OCPP 2.1 A02.FR.07). */
  Combined(MessageTrigger.SignCombinedCertificate, false);

  private final MessageTrigger trigger;
  private final boolean isForCarsOnly;

  StationUse(MessageTrigger trigger, boolean isForCarsOnly) {
    this.trigger = trigger;
    this.isForCarsOnly = isForCarsOnly;
  }

  static StationUse of(@Nullable CertificateSigningUse named) {
    return named == null ? Combined : valueOf(named.name());
  }

  /** Has a station ask for such a certificate (OCPP 2.1 A02.FR.01). */
  MessageTrigger trigger() {
    return trigger;
  }

  /** The station shows it to cars only, not to Voltide. */
  boolean isForCarsOnly() {
    return isForCarsOnly;
  }
}
