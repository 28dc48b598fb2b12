package org.voltide.ocpp.message.display;

/** DOC */
public enum GetDisplayMessagesStatus {
  Accepted,
  Unknown
}
