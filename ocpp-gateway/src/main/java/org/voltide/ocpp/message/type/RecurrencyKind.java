package org.voltide.ocpp.message.type;

/** DOC */
public enum RecurrencyKind {
  Daily,
  Weekly
}
