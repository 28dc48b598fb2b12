package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** Where a value was measured. */
public enum SampleLocation {
  Body,
  Cable,
  EV,
  Inlet,
  Outlet,
  @Since(V2_1)
  Upstream
}
