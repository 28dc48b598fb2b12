package org.voltide.ocpp.message.type;

/** DOC */
public enum AuthorizationStatus {
  Accepted,
  Blocked,
  ConcurrentTx,
  Expired,
  Invalid,
  NoCredit,
  NotAllowedTypeEVSE,
  NotAtThisLocation,
  NotAtThisTime,
  Unknown
}
