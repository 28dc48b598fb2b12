package org.voltide.ocpp.message.authorization;

/** What the CSMS found when it checked a contract certificate chain (OCPP 2.x C07). */
public enum AuthorizeCertificateStatus {
  Accepted,
  SignatureError,
  CertificateExpired,
  CertificateRevoked,
  NoCertificateAvailable,
  CertChainError,
  ContractCancelled
}
