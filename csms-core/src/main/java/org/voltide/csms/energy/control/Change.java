package org.voltide.csms.energy.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.voltide.csms.energy.fallback.Fallback;
import org.voltide.csms.energy.profile.CarSchedule;
import org.voltide.csms.energy.profile.PowerPeriod;

/**
 * What a car may do around the moment in which its station is told something new.
 *
 * @param before per moment of {@link #MOMENTS}, when it goes on with what it was told last
 * @param after when it does what it is told now
 */
record Change(List<Span> before, List<Span> after) {

  /**
   * When the first are told, and when the last have followed. Programmes change in between by
   * themselves, all of them at once.
   */
  static final List<Duration> MOMENTS = List.of(Duration.ZERO, Duration.ofMinutes(3));

  Change {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** A car that goes on with what it was told. */
  static Change none(List<Span> spans) {
    return new Change(spans, spans);
  }

  /**
   * What a car may do that goes on.
   *
   * @param programme what its station accepted last; without, and without a fallback that it holds,
   *     it may take all it can
   */
  static List<Span> goingOn(
      CarState car, Optional<Programme> programme, Optional<Fallback> fallback, Instant now) {
    double measuredW = car.session().powerW();
    Span untold =
        fallback.filter(Fallback::held).isPresent()
            ? Span.of(0)
            : new Span(0, car.need().maxChargeW());
    return spans(
        moment -> programme.map(told -> told.spanAt(moment, now)).orElse(untold).or(measuredW),
        now);
  }

  /** What a car may do that follows a schedule, or chooses another one. */
  static List<Span> told(CarSchedule schedule, List<CarSchedule> others, Instant now) {
    return spans(
        moment -> {
          Span span = Span.of(powerAt(schedule.periods(), moment));
          for (CarSchedule other : others) {
            span = span.or(powerAt(other.periods(), moment));
          }
          return span;
        },
        now);
  }

  /** What a car may do while nobody knows whether it follows already. */
  List<Span> meanwhile() {
    return List.of(before.getFirst().or(after.getFirst()), before.getLast().or(after.getLast()));
  }

  /** How much more it may draw afterwards, in W. */
  double moreW() {
    return Math.max(
        after.getFirst().highW() - before.getFirst().highW(),
        after.getLast().highW() - before.getLast().highW());
  }

  private static List<Span> spans(Function<Instant, Span> at, Instant now) {
    return MOMENTS.stream().map(now::plus).map(at).toList();
  }

  private static double powerAt(List<PowerPeriod> periods, Instant moment) {
    return periods.stream()
        .filter(period -> period.end().isAfter(moment))
        .findFirst()
        .orElseGet(periods::getLast)
        .powerW();
  }
}
