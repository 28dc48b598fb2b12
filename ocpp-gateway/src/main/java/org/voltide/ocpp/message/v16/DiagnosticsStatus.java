package org.voltide.ocpp.message.v16;

/** How far an upload of diagnostics is. */
public enum DiagnosticsStatus {
  Idle,
  Uploaded,
  UploadFailed,
  Uploading
}
