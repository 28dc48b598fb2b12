package org.voltide.ocpp.message.certificates;

/** Whether a car asks for its first contract certificate or a newer one. */
public enum CertificateAction {
  Install,
  Update
}
