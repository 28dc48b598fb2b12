package org.voltide.csms.energy.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The schedules of one profile.
 *
 * @param all the plan's first; one alone is what the car has chosen before; none where the car had
 *     no choice
 * @param taken the id of the one it follows, once that is known
 * @param refused whether its station refused a profile with several
 */
record Offers(Instant sentAt, List<Offer> all, OptionalInt taken, boolean refused) {

  /** A car that has not told its choice by then has taken the first (ISO 15118: 60 s). */
  private static final Duration CHOICE = Duration.ofMinutes(2);

  /** Of the schedules in a profile (OCPP 2.x ChargingProfileType). */
  static final int MOST = 3;

  static final Offers NONE = new Offers(Instant.EPOCH, List.of(), OptionalInt.empty(), false);

  Offers {
    all = List.copyOf(all);
  }

  /** The one the car follows, when that is not what the plan wanted. */
  Optional<Offer> chosen() {
    return all.stream()
        .skip(all.size() > 1 ? 1 : 0)
        .filter(offer -> taken.isPresent() && offer.scheduleId() == taken.getAsInt())
        .findFirst();
  }

  /** Whether the car may still take any of them. */
  boolean areOpen(Instant now) {
    return all.size() > 1 && taken.isEmpty() && now.isBefore(sentAt.plus(CHOICE));
  }
}
