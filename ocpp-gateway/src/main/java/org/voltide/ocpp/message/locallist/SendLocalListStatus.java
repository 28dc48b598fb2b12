package org.voltide.ocpp.message.locallist;

/** The outcome of updating the local authorization list. */
public enum SendLocalListStatus {
  Accepted,
  Failed,
  VersionMismatch
}
