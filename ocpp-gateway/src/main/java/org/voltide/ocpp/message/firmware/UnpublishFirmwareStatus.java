package org.voltide.ocpp.message.firmware;

/** DOC */
public enum UnpublishFirmwareStatus {
  DownloadOngoing,
  NoFirmware,
  Unpublished
}
