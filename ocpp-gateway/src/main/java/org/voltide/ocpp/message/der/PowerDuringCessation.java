package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** Which power still flows while a car has ceased to feed in. */
@Since(V2_1)
public enum PowerDuringCessation {
  Active,
  Reactive
}
