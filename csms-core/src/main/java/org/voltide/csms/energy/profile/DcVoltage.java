package org.voltide.csms.energy.profile;

import java.util.Optional;
import java.util.stream.Stream;
import org.voltide.ocpp.message.smartcharging.ChargingNeeds;
import org.voltide.ocpp.message.smartcharging.DCChargingParameters;
import org.voltide.ocpp.message.smartcharging.V2XChargingParameters;

/**
 * The voltage at which a power becomes a current at DC. Stations do not say whether they count
 * amperes on the side of the grid or of the car, so it is the higher of both: whichever it is, no
 * more flows than was meant.
 */
public final class DcVoltage {

  /** Three phases of 230 V. */
  private static final double GRID_V = 690;

  /** Of any CCS or CHAdeMO plug (IEC 62196-3). */
  private static final double HIGHEST_V = 1_000;

  private DcVoltage() {}

  /** V, where nothing is known of the car. */
  public static double ofAnyCar() {
    return HIGHEST_V;
  }

  /**
   * V for a car, whose voltage rises as it is charged: the most it takes.
   *
   * @param needs as the car told them over its cable
   */
  public static double of(Optional<ChargingNeeds> needs) {
    return needs.stream()
        .flatMap(DcVoltage::told)
        .filter(volts -> volts > 0)
        .mapToDouble(volts -> Math.max(GRID_V, volts))
        .max()
        .orElse(HIGHEST_V);
  }

  private static Stream<Double> told(ChargingNeeds needs) {
    return Stream.concat(
        Optional.ofNullable(needs.dcChargingParameters())
            .map(DCChargingParameters::evMaxVoltage)
            .stream(),
        Optional.ofNullable(needs.v2xChargingParameters())
            .map(V2XChargingParameters::maxVoltage)
            .stream());
  }
}
