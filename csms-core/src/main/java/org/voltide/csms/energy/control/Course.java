package org.voltide.csms.energy.control;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.energy.ledger.QuarterEnergy;
import org.voltide.csms.energy.profile.CarSchedule;
import org.voltide.csms.energy.profile.PowerPeriod;
import org.voltide.csms.energy.profile.ProfileWriter;
import org.voltide.csms.energy.profile.StationAbilities;
import org.voltide.ocpp.message.type.ChargingProfile;

/**
 * A schedule that a station accepted and is told step by step.
 *
 * @param planId of the plan that told it last: later ones are numbered higher
 * @param schedule with the periods that the station was told
 */
record Course(
    UUID session,
    String siteId,
    String stationId,
    int evseId,
    long planId,
    CarSchedule schedule,
    StationAbilities station) {

  /** The period a moment lies in; empty when the schedule has run out. */
  private Optional<PowerPeriod> at(Instant now) {
    return schedule.periods().stream().filter(period -> period.end().isAfter(now)).findFirst();
  }

  /** W that it says for a moment; 0 when it has run out. */
  double powerAt(Instant now) {
    return at(now).map(PowerPeriod::powerW).orElse(0.0);
  }

  /** The dynamic profile for a moment; empty when the schedule has run out. */
  Optional<ChargingProfile> profileAt(Instant now) {
    return at(now).map(p -> new ProfileWriter(station).step(schedule, p.powerW(), evseId, now));
  }

  /** When the next value is due: with the next period, in each quarter hour at least. */
  Instant nextAfter(Instant now) {
    Instant quarter = QuarterEnergy.startOf(now).plus(QuarterEnergy.QUARTER);
    return at(now).map(PowerPeriod::end).filter(quarter::isAfter).orElse(quarter);
  }
}
