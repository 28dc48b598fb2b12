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
    return takes(told, ChargingRateUnit.A) && !takes(told, ChargingRateUnit.W)
        ? ChargingRateUnit.A
        : ChargingRateUnit.W;
  }

  /**
   * A wherever the station told that it takes that, which limits each phase: a car that draws on
   * one phase alone takes no more there than one that draws on all.
   */
  public static ChargingRateUnit perPhase(Optional<String> told) {
    return takes(told, ChargingRateUnit.A) ? ChargingRateUnit.A : ChargingRateUnit.W;
  }

  private static boolean takes(Optional<String> told, ChargingRateUnit unit) {
    return told.map(units -> List.of(units.strip().split("\\s*,\\s*")))
        .filter(units -> units.contains(unit.name()))
        .isPresent();
  }
}
