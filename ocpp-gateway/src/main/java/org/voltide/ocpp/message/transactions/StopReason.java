package org.voltide.ocpp.message.transactions;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** Why a transaction ended. */
public enum StopReason {
  DeAuthorized,
  EmergencyStop,
  EnergyLimitReached,
  EVDisconnected,
  GroundFault,
  ImmediateReset,
  MasterPass,
  Local,
  LocalOutOfCredit,
  Other,
  OvercurrentFault,
  PowerLoss,
  PowerQuality,
  Reboot,
  Remote,
  SOCLimitReached,
  StoppedByEV,
  TimeLimitReached,
  Timeout,
  @Since(V2_1)
  ReqEnergyTransferRejected
}
