package org.voltide.ocpp.message.tariff;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** The outcome of giving a station a tariff. */
@Since(V2_1)
public enum TariffSetStatus {
  Accepted,
  Rejected,
  TooManyElements,
  ConditionNotSupported,
  DuplicateTariffId
}
