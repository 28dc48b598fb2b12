package org.voltide.ocpp.message.tariff;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** Whether any tariff fits what was asked. */
@Since(V2_1)
public enum TariffGetStatus {
  Accepted,
  Rejected,
  NoTariff
}
