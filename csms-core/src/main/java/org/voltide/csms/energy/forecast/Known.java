package org.voltide.csms.energy.forecast;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of a quantity.
 *
 * @param measured of the past
 * @param given somebody else's forecast
 */
public record Known(PowerSeries measured, PowerSeries given) {

  /** Nothing. */
  public static final Known NOTHING = new Known(PowerSeries.NONE, PowerSeries.NONE);

  /** A given value wins, and is taken to be as uncertain as a learned one. */
  Expected expected(Instant quarter, Optional<Band> learned, double configured) {
    OptionalDouble told = given.at(quarter);
    if (told.isPresent()) {
      Band band = learned.orElse(Band.certain(configured)).around(told.getAsDouble());
      return new Expected(band, Origin.GIVEN);
    }
    return learned
        .map(band -> new Expected(band, Origin.LEARNED))
        .orElseGet(() -> new Expected(Band.certain(configured), Origin.CONFIGURED));
  }
}
