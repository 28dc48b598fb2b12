package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** What the y values of a grid-support setting are a share of. */
@Since(V2_1)
public enum DERUnit {
  Not_Applicable,
  PctMaxW,
  PctMaxVar,
  PctWAvail,
  PctVarAvail,
  PctEffectiveV
}
