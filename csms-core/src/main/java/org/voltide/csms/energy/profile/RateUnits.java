package org.voltide.csms.energy.profile;

import java.util.List;
import java.util.Optional;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.ocpp.message.type.ChargingRateUnit;

/** The unit that a station takes schedules in. */
public final class RateUnits {

  /** Where stations tell (OCPP 2.x SmartChargingCtrlr). */
  public static final VariableAddress VARIABLE =
      VariableAddress.of("SmartChargingCtrlr", "RateUnit");

  private RateUnits() {}

  /** W, unless the station told that it takes nothing but A. */
  public static ChargingRateUnit of(Optional<String> told) {
    return told.map(units -> List.of(units.split("\\s*,\\s*")))
        .filter(units -> units.contains("A") && !units.contains("W"))
        .map(_ -> ChargingRateUnit.A)
        .orElse(ChargingRateUnit.W);
  }
}
