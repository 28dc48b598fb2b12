package org.voltide.ocpp.message.provisioning;

/** The protocol of a virtual private network. */
public enum VpnProtocol {
  IKEv2,
  IPSec,
  L2TP,
  PPTP
}
