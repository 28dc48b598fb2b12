package org.voltide.ocpp.message.firmware;

/** How far a firmware update is (OCPP 2.x L01). */
public enum FirmwareStatus {
  Downloaded,
  DownloadFailed,
  Downloading,
  DownloadScheduled,
  DownloadPaused,
  Idle,
  InstallationFailed,
  Installing,
  Installed,
  InstallRebooting,
  InstallScheduled,
  InstallVerificationFailed,
  InvalidSignature,
  SignatureVerified
}
