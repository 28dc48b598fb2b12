package org.voltide.ocpp.message.display;

/** Whether any message fits what was asked. */
public enum GetDisplayMessagesStatus {
  Accepted,
  Unknown
}
