package org.voltide.ocpp.message.provisioning;

/** DOC */
public enum VpnProtocol {
  IKEv2,
  IPSec,
  L2TP,
  PPTP
}
