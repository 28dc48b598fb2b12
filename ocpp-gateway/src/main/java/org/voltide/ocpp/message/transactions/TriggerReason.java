package org.voltide.ocpp.message.transactions;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** What made a station send an event. */
public enum TriggerReason {
  AbnormalCondition,
  Authorized,
  CablePluggedIn,
  ChargingRateChanged,
  ChargingStateChanged,
  @Since(V2_1)
  CostLimitReached,
  Deauthorized,
  EnergyLimitReached,
  EVCommunicationLost,
  EVConnectTimeout,
  EVDeparted,
  EVDetected,
  @Since(V2_1)
  LimitSet,
  MeterValueClock,
  MeterValuePeriodic,
  @Since(V2_1)
  OperationModeChanged,
  RemoteStart,
  RemoteStop,
  ResetCommand,
  @Since(V2_1)
  RunningCost,
  SignedDataReceived,
  @Since(V2_1)
  SoCLimitReached,
  StopAuthorized,
  @Since(V2_1)
  TariffChanged,
  @Since(V2_1)
  TariffNotAccepted,
  TimeLimitReached,
  Trigger,
  @Since(V2_1)
  TxResumed,
  UnlockCommand
}
