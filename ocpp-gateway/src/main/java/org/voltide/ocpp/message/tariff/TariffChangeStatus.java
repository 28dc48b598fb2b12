package org.voltide.ocpp.message.tariff;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** The outcome of changing the tariff of a transaction. */
@Since(V2_1)
public enum TariffChangeStatus {
  Accepted,
  Rejected,
  TooManyElements,
  ConditionNotSupported,
  TxNotFound,
  NoCurrencyChange
}
