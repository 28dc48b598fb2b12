package org.voltide.ocpp.message.provisioning;

/** DOC */
public enum SetNetworkProfileStatus {
  Accepted,
  Rejected,
  Failed
}
