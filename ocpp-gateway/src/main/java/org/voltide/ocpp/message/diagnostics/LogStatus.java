package org.voltide.ocpp.message.diagnostics;

/** Whether a log upload was begun. */
public enum LogStatus {
  Accepted,
  Rejected,
  AcceptedCanceled
}
