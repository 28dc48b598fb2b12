package org.voltide.simulator.profile;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.ChargingRateUnit;

/**
 * What profiles need to know of the EVSE they apply to.
 *
 * @param transactionId of the transaction running there
 * @param since when that began: where Relative schedules start
 * @param wattsPerAmp of one phase
 * @param sharers how many EVSEs with a transaction share the station's limits
 * @param priority whether priority charging is switched on (OCPP 2.1 K21)
 */
public record Outlet(
    int evseId,
    Optional<String> transactionId,
    Instant since,
    double wattsPerAmp,
    int phases,
    int sharers,
    boolean priority,
    Surroundings around) {

  /** An EVSE without priority in calm surroundings. */
  public Outlet(
      int evseId,
      Optional<String> transactionId,
      Instant since,
      double wattsPerAmp,
      int phases,
      int sharers) {
    this(evseId, transactionId, since, wattsPerAmp, phases, sharers, false, Surroundings.CALM);
  }

  /** A rate of a schedule in W, for all phases together. */
  double watts(double rate, ChargingRateUnit unit, @Nullable Integer numberPhases) {
    if (unit == ChargingRateUnit.W) {
      return rate;
    }
    int used = numberPhases == null ? phases : Math.min(numberPhases, phases);
    return rate * wattsPerAmp * used;
  }

  double rate(double watts, ChargingRateUnit unit) {
    return unit == ChargingRateUnit.W ? watts : watts / (wattsPerAmp * phases);
  }
}
