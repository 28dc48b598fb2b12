package org.voltide.ocpp.message.firmware;

/** The outcome of withdrawing a firmware image. */
public enum UnpublishFirmwareStatus {
  DownloadOngoing,
  NoFirmware,
  Unpublished
}
