package org.voltide.ocpp.message.v16;

/** How far an upload of a log is. */
public enum UploadStatus {
  BadMessage,
  Idle,
  NotSupportedOperation,
  PermissionDenied,
  Uploaded,
  UploadFailure,
  Uploading
}
