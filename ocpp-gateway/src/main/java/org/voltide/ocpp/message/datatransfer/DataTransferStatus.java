package org.voltide.ocpp.message.datatransfer;

/** Whether a vendor's own message was understood. */
public enum DataTransferStatus {
  Accepted,
  Rejected,
  UnknownMessageId,
  UnknownVendorId
}
