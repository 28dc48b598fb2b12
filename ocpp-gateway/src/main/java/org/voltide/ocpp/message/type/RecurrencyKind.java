package org.voltide.ocpp.message.type;

/** How often a schedule repeats. */
public enum RecurrencyKind {
  Daily,
  Weekly
}
