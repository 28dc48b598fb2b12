package org.voltide.csms.energy.profile;

import java.util.Optional;
import org.voltide.ocpp.message.type.ChargingRateUnit;

/**
 * Powers in a station's unit.
 *
 * @param volts per phase
 * @param phases that a current flows on
 */
record Rates(ChargingRateUnit unit, double volts, int phases) {

  /** At DC, where a current is not one per phase. */
  static Rates atDc(ChargingRateUnit unit, double volts) {
    return new Rates(unit, volts / StationAbilities.ALL_PHASES, StationAbilities.ALL_PHASES);
  }

  /** The number of phases where a station has to be told (OCPP 2.x numberPhases). */
  Optional<Integer> toldPhases() {
    return Optional.of(phases).filter(used -> used < StationAbilities.ALL_PHASES);
  }

  /** To whole W or tenths of A, towards zero: never beyond what was meant. */
  double of(double powerW) {
    double rate =
        unit == ChargingRateUnit.W
            ? towardsZero(powerW)
            : towardsZero(powerW / (volts * phases) * 10) / 10;
    return rate == 0 ? 0 : rate;
  }

  /** Lets 5999.999 be 6000: plans are exact only to a hundredth. */
  private static double towardsZero(double value) {
    return Math.signum(value) * Math.floor(Math.abs(value) + 0.01);
  }
}
