package org.voltide.ocpp.message.transactions;

/** Which part of a transaction an event tells of. */
public enum TransactionEventType {
  Ended,
  Started,
  Updated
}
