package org.voltide.ocpp.message.transactions;

/** DOC */
public enum TransactionEventType {
  Ended,
  Started,
  Updated
}
