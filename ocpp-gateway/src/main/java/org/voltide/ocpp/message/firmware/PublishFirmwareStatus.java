package org.voltide.ocpp.message.firmware;

/** How far the publishing of a firmware image is. */
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
