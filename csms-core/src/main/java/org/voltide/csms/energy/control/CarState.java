package org.voltide.csms.energy.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.energy.fallback.Fallback;
import org.voltide.csms.energy.need.CarNeed;
import org.voltide.csms.energy.profile.PowerPeriod;
import org.voltide.csms.energy.profile.StationAbilities;

/**
 * A plugged-in car at the moment of planning.
 *
 * @param energyWh in the battery now
 * @param maxChargeW most it takes, as seen
 * @param maxDischargeW most it gives, as seen
 * @param steering whether the plan reaches it
 */
record CarState(
    SessionFacts session,
    CarNeed need,
    double energyWh,
    double maxChargeW,
    double maxDischargeW,
    Steering steering) {

  /** What is known of a car and of the way to it. */
  static CarState of(SessionFacts session, Reach reach, Watch.Limits seen, Instant now) {
    CarNeed need = session.need(reach.station().map(StationAbilities::discharges).orElse(false));
    return new CarState(
        session,
        need,
        session.energyWh(need),
        Math.min(need.maxChargeW(), seen.maxChargeW()),
        Math.min(need.maxDischargeW(), seen.maxDischargeW()),
        reach.of(session, now));
  }

  /** Whether a car can be planned. */
  sealed interface Steering {}

  /**
   * Its station takes profiles.
   *
   * @param fallback what it does when nobody tells it anything, where there is one
   */
  record Steered(StationAbilities station, Optional<Fallback> fallback) implements Steering {}

  /**
   * Its station goes on with what it was last told.
   *
   * @param periods as far as that goes
   * @param afterwardsW most it draws then
   * @param alone from when on it may take to that by itself
   */
  record Continues(List<PowerPeriod> periods, double afterwardsW, Instant alone)
      implements Steering {}

  /**
   * Its station does what it wants: charging at the most it can is assumed.
   *
   * @param mostW that it can, infinite where only the car limits it
   */
  record Unsteered(double mostW) implements Steering {

    Unsteered() {
      this(Double.POSITIVE_INFINITY);
    }
  }

  boolean isSteered() {
    return steering instanceof Steered;
  }
}
