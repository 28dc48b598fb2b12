package org.voltide.csms.energy.forecast;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a building usually uses: by the quarter hour of the local day, on working days, Saturdays
 * and Sundays apart, public holidays being Sundays, late weeks counting more than early ones, and
 * raised or lowered by the last days and hours. A clock change moves people, so the local time is
 * what counts.
 */
final class LoadPattern {

  private static final Duration LOOKS_BACK = Duration.ofDays(56);
  private static final double FORGETS_IN_HOURS = 14 * 24;

  /** A level of days, such as of a cold week, and one of hours beside it. */
  private static final double DAYS_LAST_HOURS = 72;

  private static final double DAYS_FADE_IN_HOURS = 96;
  private static final double HOURS_LAST = 3;
  private static final double HOURS_FADE_IN = 3;

  /** Fewer days are no pattern. */
  private static final int FEWEST = 3;

  private enum Day {
    WORKING,
    SATURDAY,
    SUNDAY;

    static Day of(DayOfWeek day) {
      return switch (day) {
        case SATURDAY -> SATURDAY;
        case SUNDAY -> SUNDAY;
        default -> WORKING;
      };
    }
  }

  private record Slot(Day day, int quarter) {}

  private final ZoneId zone;
  private final PublicHolidays holidays;
  private final Map<Slot, Spread> bySlot = new HashMap<>();
  private final Map<Integer, Spread> byQuarter = new HashMap<>();
  private final Level ofDays;
  private final Level ofHours;

  LoadPattern(PowerSeries measured, Instant now, ZoneId zone) {
    this.zone = zone;
    holidays = PublicHolidays.in(zone);
    Instant today = PowerSeries.quarterOf(now);
    measured
        .between(now.minus(LOOKS_BACK), today)
        .watts()
        .forEach((quarter, watts) -> add(quarter, watts, now));
    ofDays =
        new Level(
            now, DAYS_LAST_HOURS, DAYS_FADE_IN_HOURS, quarter -> difference(measured, quarter, 0));
    double slow = ofDays.at(now);
    ofHours =
        new Level(now, HOURS_LAST, HOURS_FADE_IN, quarter -> difference(measured, quarter, slow));
  }

  private Slot slot(Instant quarter) {
    ZonedDateTime at = quarter.atZone(zone);
    boolean free = holidays.include(at.toLocalDate());
    return new Slot(
        free ? Day.SUNDAY : Day.of(at.getDayOfWeek()), at.getHour() * 4 + at.getMinute() / 15);
  }

  private void add(Instant quarter, double watts, Instant now) {
    Slot slot = slot(quarter);
    double weight = Level.halved(Level.hours(quarter, now), FORGETS_IN_HOURS);
    bySlot.computeIfAbsent(slot, _ -> new Spread()).add(watts, weight);
    byQuarter.computeIfAbsent(slot.quarter(), _ -> new Spread()).add(watts, weight);
  }

  private OptionalDouble difference(PowerSeries measured, Instant quarter, double level) {
    OptionalDouble watts = measured.at(quarter);
    Optional<Band> usual = usual(quarter);
    return watts.isPresent() && usual.isPresent()
        ? OptionalDouble.of(watts.getAsDouble() - usual.get().middle() - level)
        : OptionalDouble.empty();
  }

  /** Empty where too little was measured at this time of day. */
  Optional<Band> at(Instant quarter) {
    return usual(quarter).map(band -> band.shifted(ofDays.at(quarter) + ofHours.at(quarter)));
  }

  private Optional<Band> usual(Instant quarter) {
    Slot slot = slot(quarter);
    return enough(bySlot.get(slot))
        .or(() -> enough(byQuarter.get(slot.quarter())))
        .map(Spread::band);
  }

  private static Optional<Spread> enough(Spread spread) {
    return Optional.ofNullable(spread).filter(each -> each.size() >= FEWEST);
  }
}
