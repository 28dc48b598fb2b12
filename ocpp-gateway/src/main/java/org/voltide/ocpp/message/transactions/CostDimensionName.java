package org.voltide.ocpp.message.transactions;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** What a volume measures. The wire spelling of {@code IdleTIme} is the specification's own. */
@Since(V2_1)
public enum CostDimensionName {
  Energy,
  MaxCurrent,
  MinCurrent,
  MaxPower,
  MinPower,
  IdleTIme,
  ChargingTime
}
