package org.voltide.ocpp.message.provisioning;

/** How a modem signs in to its mobile network. */
public enum APNAuthentication {
  PAP,
  CHAP,
  NONE,
  AUTO
}
