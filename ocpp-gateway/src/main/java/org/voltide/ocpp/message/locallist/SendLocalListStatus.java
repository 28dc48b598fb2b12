package org.voltide.ocpp.message.locallist;

/** DOC */
public enum SendLocalListStatus {
  Accepted,
  Failed,
  VersionMismatch
}
