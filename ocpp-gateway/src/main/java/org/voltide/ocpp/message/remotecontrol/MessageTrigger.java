package org.voltide.ocpp.message.remotecontrol;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** A message that the CSMS can ask a station to send. */
public enum MessageTrigger {
  BootNotification,
  LogStatusNotification,
  FirmwareStatusNotification,
  Heartbeat,
  MeterValues,
  SignChargingStationCertificate,
  SignV2GCertificate,
  @Since(V2_1)
  SignV2G20Certificate,
  StatusNotification,
  TransactionEvent,
  SignCombinedCertificate,
  PublishFirmwareStatusNotification,
  @Since(V2_1)
  CustomTrigger
}
