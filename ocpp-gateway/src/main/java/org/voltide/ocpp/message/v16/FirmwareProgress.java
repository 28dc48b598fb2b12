package org.voltide.ocpp.message.v16;

/** How far an unsigned firmware update is. */
public enum FirmwareProgress {
  Downloaded,
  DownloadFailed,
  Downloading,
  Idle,
  InstallationFailed,
  Installing,
  Installed
}
