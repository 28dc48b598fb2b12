package org.voltide.ocpp.message.locallist;

/** Whether a list replaces the one before or changes it. */
public enum UpdateType {
  Differential,
  Full
}
