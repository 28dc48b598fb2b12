package org.voltide.ocpp.message.authorization;

/** The outcome of emptying the authorization cache. */
public enum ClearCacheStatus {
  Accepted,
  Rejected
}
