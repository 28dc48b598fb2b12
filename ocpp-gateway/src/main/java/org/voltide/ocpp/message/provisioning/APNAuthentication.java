package org.voltide.ocpp.message.provisioning;

/** DOC */
public enum APNAuthentication {
  PAP,
  CHAP,
  NONE,
  AUTO
}
