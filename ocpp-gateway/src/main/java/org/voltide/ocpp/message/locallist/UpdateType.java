package org.voltide.ocpp.message.locallist;

/** DOC */
public enum UpdateType {
  Differential,
  Full
}
