package org.voltide.ocpp.message.provisioning;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** The protocol versions a network profile can name. */
public enum OCPPVersion {
  OCPP12,
  OCPP15,
  OCPP16,
  OCPP20,
  @Since(V2_1)
  OCPP201,
  @Since(V2_1)
  OCPP21
}
