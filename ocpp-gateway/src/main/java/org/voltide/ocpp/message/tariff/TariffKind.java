package org.voltide.ocpp.message.tariff;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** Whether a tariff is for everyone or for one driver. */
@Since(V2_1)
public enum TariffKind {
  DefaultTariff,
  DriverTariff
}
