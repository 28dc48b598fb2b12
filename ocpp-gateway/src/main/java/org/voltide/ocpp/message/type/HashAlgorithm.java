package org.voltide.ocpp.message.type;

/** DOC */
public enum HashAlgorithm {
  SHA256,
  SHA384,
  SHA512
}
