package org.voltide.simulator.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfileKind;
import org.voltide.ocpp.message.type.ChargingSchedule;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.RecurrencyKind;

/**
 * A profile's schedule laid on the time axis.
 *
 * @param reference where a schedule begins that does not say so itself
 */
record Placement(ChargingProfile profile, Instant reference) {

  /** The period in force; empty outside the profile's validity and the schedule's duration. */
  Optional<ChargingSchedulePeriod> periodAt(Instant t) {
    Instant start = start(t);
    if (!valid(t) || t.isBefore(start) || !t.isBefore(end(start))) {
      return Optional.empty();
    }
    long elapsed = Duration.between(start, t).toSeconds();
    ChargingSchedulePeriod last = null;
    for (ChargingSchedulePeriod period : schedule().chargingSchedulePeriod()) {
      if (period.startPeriod() <= elapsed) {
        last = period;
      }
    }
    return Optional.ofNullable(last);
  }

  /** The first instant after {@code t} at which {@link #periodAt} may change. */
  Optional<Instant> nextEdge(Instant t) {
    Instant start = start(t);
    Stream<Instant> periods =
        schedule().chargingSchedulePeriod().stream()
            .map(period -> start.plusSeconds(period.startPeriod()));
    Stream<@Nullable Instant> bounds =
        Stream.of(profile.validFrom(), profile.validTo(), start, end(start), nextCycle(start));
    return Stream.concat(periods, bounds.flatMap(Stream::ofNullable))
        .filter(edge -> edge.isAfter(t) && edge.isBefore(Instant.MAX))
        .min(Instant::compareTo);
  }

  /** Only the first schedule counts: the others are alternatives for the car to choose from. */
  ChargingSchedule schedule() {
    return profile.chargingSchedule().getFirst();
  }

  private boolean valid(Instant t) {
    return (profile.validFrom() == null || !t.isBefore(profile.validFrom()))
        && (profile.validTo() == null || t.isBefore(profile.validTo()));
  }

  private Instant start(Instant t) {
    Instant declared = schedule().startSchedule();
    Instant start =
        declared == null || profile.chargingProfileKind() == ChargingProfileKind.Relative
            ? reference
            : declared;
    if (profile.chargingProfileKind() != ChargingProfileKind.Recurring || t.isBefore(start)) {
      return start;
    }
    Duration cycle = cycle();
    return start.plus(cycle.multipliedBy(Duration.between(start, t).dividedBy(cycle)));
  }

  private Instant end(Instant start) {
    Integer duration = schedule().duration();
    return duration == null ? Instant.MAX : start.plusSeconds(duration);
  }

  private @Nullable Instant nextCycle(Instant start) {
    return profile.chargingProfileKind() == ChargingProfileKind.Recurring
        ? start.plus(cycle())
        : null;
  }

  private Duration cycle() {
    return Duration.ofDays(profile.recurrencyKind() == RecurrencyKind.Weekly ? 7 : 1);
  }

  static boolean overlap(ChargingProfile a, ChargingProfile b) {
    return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
  }

  private static boolean startsBeforeEnd(ChargingProfile a, ChargingProfile b) {
    return a.validFrom() == null || b.validTo() == null || a.validFrom().isBefore(b.validTo());
  }

  static List<ChargingSchedulePeriod> periods(ChargingProfile profile) {
    return profile.chargingSchedule().stream()
        .flatMap(schedule -> schedule.chargingSchedulePeriod().stream())
        .toList();
  }
}
