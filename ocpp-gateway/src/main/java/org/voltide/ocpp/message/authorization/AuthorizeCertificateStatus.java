package org.voltide.ocpp.message.authorization;

/** DOC */
public enum AuthorizeCertificateStatus {
  Accepted,
  SignatureError,
  CertificateExpired,
  CertificateRevoked,
  NoCertificateAvailable,
  CertChainError,
  ContractCancelled
}
