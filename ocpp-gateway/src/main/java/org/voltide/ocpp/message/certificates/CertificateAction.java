package org.voltide.ocpp.message.certificates;

/** DOC */
public enum CertificateAction {
  Install,
  Update
}
