package org.voltide.ocpp.message.datatransfer;

/** DOC */
public enum DataTransferStatus {
  Accepted,
  Rejected,
  UnknownMessageId,
  UnknownVendorId
}
