package org.voltide.ocpp.message.diagnostics;

/** DOC */
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
