package org.voltide.ocpp.message.diagnostics;

/** DOC */
public enum LogStatus {
  Accepted,
  Rejected,
  AcceptedCanceled
}
