package org.voltide.ocpp.message.type;

/** Whether a token may charge, and if not, why. */
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
