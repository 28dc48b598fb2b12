package org.voltide.ocpp.message.firmware;

/** DOC */
public enum PublishFirmwareStatus {
  Idle,
  DownloadScheduled,
  Downloading,
  Downloaded,
  Published,
  DownloadFailed,
  DownloadPaused,
  InvalidChecksum,
  ChecksumVerified,
  PublishFailed
}
