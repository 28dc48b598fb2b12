package org.voltide.csms.energy.control;

import java.util.List;
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

  /** Whether a car can be planned. */
  sealed interface Steering {}

  /** Its station takes profiles. */
  record Steered(StationAbilities station) implements Steering {}

  /** Its station goes on with what it was last told. */
  record Continues(List<PowerPeriod> periods) implements Steering {}

  /** Its station does what it wants: charging at full power is assumed. */
  record Unsteered() implements Steering {}

  boolean isSteered() {
    return steering instanceof Steered;
  }
}
