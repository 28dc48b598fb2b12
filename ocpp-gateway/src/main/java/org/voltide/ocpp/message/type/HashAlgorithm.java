package org.voltide.ocpp.message.type;

/** The algorithm behind a hash. */
public enum HashAlgorithm {
  SHA256,
  SHA384,
  SHA512
}
