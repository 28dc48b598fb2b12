package org.voltide.ocpp.message.firmware;

/** DOC */
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
