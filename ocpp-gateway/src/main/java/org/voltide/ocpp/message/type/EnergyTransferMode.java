package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** How energy flows between car and station; BPT modes flow both ways. */
public enum EnergyTransferMode {
  AC_single_phase,
  AC_two_phase,
  AC_three_phase,
  DC,
  @Since(V2_1)
  AC_BPT,
  @Since(V2_1)
  AC_BPT_DER,
  @Since(V2_1)
  AC_DER,
  @Since(V2_1)
  DC_BPT,
  @Since(V2_1)
  DC_ACDP,
  @Since(V2_1)
  DC_ACDP_BPT,
  @Since(V2_1)
  WPT;

  /** Whether a car may give energy back. */
  public boolean bidirectional() {
    return switch (this) {
      case AC_BPT, AC_BPT_DER, DC_BPT, DC_ACDP_BPT -> true;
      case AC_single_phase, AC_two_phase, AC_three_phase, DC, AC_DER, DC_ACDP, WPT -> false;
    };
  }
}
