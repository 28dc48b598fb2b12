package org.voltide.ocpp.message.provisioning;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** The network interface a connection uses. */
public enum OCPPInterface {
  Wired0,
  Wired1,
  Wired2,
  Wired3,
  Wireless0,
  Wireless1,
  Wireless2,
  Wireless3,
  @Since(V2_1)
  Any
}
