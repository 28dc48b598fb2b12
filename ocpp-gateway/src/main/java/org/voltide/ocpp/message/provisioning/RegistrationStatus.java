package org.voltide.ocpp.message.provisioning;

/** DOC */
public enum RegistrationStatus {
  Accepted,
  Pending,
  Rejected
}
