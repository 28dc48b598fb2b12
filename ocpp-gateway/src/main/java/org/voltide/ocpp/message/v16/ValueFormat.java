package org.voltide.ocpp.message.v16;

/** Whether a value is a number or signed data. */
public enum ValueFormat {
  Raw,
  SignedData
}
