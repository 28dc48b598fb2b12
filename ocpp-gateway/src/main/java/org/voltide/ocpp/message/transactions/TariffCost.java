package org.voltide.ocpp.message.transactions;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** Whether a total is what was used, or the tariff's minimum or maximum. */
@Since(V2_1)
public enum TariffCost {
  NormalCost,
  MinCost,
  MaxCost
}
