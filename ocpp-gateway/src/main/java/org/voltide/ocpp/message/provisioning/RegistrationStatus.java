package org.voltide.ocpp.message.provisioning;

/** Whether a station may work. */
public enum RegistrationStatus {
  Accepted,
  Pending,
  Rejected
}
