package org.voltide.ocpp.message.display;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** The outcome of setting a display message. */
public enum DisplayMessageStatus {
  Accepted,
  NotSupportedMessageFormat,
  Rejected,
  NotSupportedPriority,
  NotSupportedState,
  UnknownTransaction,
  @Since(V2_1)
  LanguageNotSupported
}
