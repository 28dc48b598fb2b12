package org.voltide.ocpp.message.provisioning;

/** The outcome of storing a network profile. */
public enum SetNetworkProfileStatus {
  Accepted,
  Rejected,
  Failed
}
