package org.voltide.ocpp.message.v16;

/** The verdict on an idTag. */
public enum IdTagStatus {
  Accepted,
  Blocked,
  Expired,
  Invalid,
  ConcurrentTx
}
