package org.voltide.ocpp.message.authorization;

/** DOC */
public enum ClearCacheStatus {
  Accepted,
  Rejected
}
