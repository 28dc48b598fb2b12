package org.voltide.ocpp.message.v16;

/** What is wrong with a connector. */
public enum ChargePointErrorCode {
  ConnectorLockFailure,
  EVCommunicationError,
  GroundFailure,
  HighTemperature,
  InternalError,
  LocalListConflict,
  NoError,
  OtherError,
  OverCurrentFailure,
  PowerMeterFailure,
  PowerSwitchFailure,
  ReaderFailure,
  ResetFailure,
  UnderVoltage,
  OverVoltage,
  WeakSignal
}
