package org.voltide.csms.energy.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.voltide.csms.energy.need.Arrival.DriverWish;
import org.voltide.csms.energy.need.ArrivalBuilder;
import org.voltide.csms.energy.need.CarNeed;
import org.voltide.csms.energy.need.NeedDerivation;
import org.voltide.csms.energy.need.Promise;

/**
 * What a driver prefers, as his provider tells it.
 *
 * @param energyWh at the meter, in the whole session
 */
public record Preference(
    boolean chargeNow, Optional<Instant> departure, OptionalDouble energyWh, boolean mayDischarge) {

  private static final Duration LATEST_DEPARTURE = Duration.ofDays(14);

  /**
   * The wish that it becomes, in place of what was preferred before. A target or floor that was
   * wished otherwise holds where it says nothing of that.
   *
   * @return empty when the car cannot have it, even if it had all the power of its EVSE
   */
  Optional<DriverWish> over(SessionFacts session, Instant now) {
    Optional<DriverWish> before = session.arrival().wish();
    DriverWish wish =
        new DriverWish(
            energyWh.isPresent() ? OptionalDouble.empty() : DriverWish.target(before),
            departure,
            chargeNow,
            before.map(DriverWish::floorSocPercent).orElse(OptionalDouble.empty()),
            energyWh,
            Optional.of(mayDischarge));
    return Optional.of(wish).filter(_ -> isPossible(session, wish, now));
  }

  private boolean isPossible(SessionFacts session, DriverWish wish, Instant now) {
    CarNeed need =
        NeedDerivation.of(
            ArrivalBuilder.builder(session.arrival()).wish(Optional.of(wish)).build());
    double wantedWh = need.arrivalEnergyWh() + energyWh.orElse(0) * need.chargeEfficiency();
    boolean fits = wantedWh <= need.capacityWh() * (1 + Promise.TOLERANCE_SHARE);
    boolean inTime =
        departure
            .map(
                at ->
                    at.isAfter(now)
                        && !at.isAfter(now.plus(LATEST_DEPARTURE))
                        && Promise.of(need, session.energyWh(need), now, 0).feasible())
            .orElse(true);
    return fits && inTime;
  }
}
