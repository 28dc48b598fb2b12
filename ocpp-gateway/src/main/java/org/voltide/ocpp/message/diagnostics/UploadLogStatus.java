package org.voltide.ocpp.message.diagnostics;

/** How far the upload of a log is. */
public enum UploadLogStatus {
  BadMessage,
  Idle,
  NotSupportedOperation,
  PermissionDenied,
  Uploaded,
  UploadFailure,
  Uploading,
  AcceptedCanceled
}
