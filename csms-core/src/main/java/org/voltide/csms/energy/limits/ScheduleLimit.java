package org.voltide.csms.energy.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingSchedule;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;

/** Figures of charging schedules. */
final class ScheduleLimit {
  private static final double VOLTS = 230;
  private static final int PHASES_UNLESS_SAID = 3;

  private ScheduleLimit() {}

  /**
   * The least power, in W, that the schedules allow at any time: what may be planned with safely.
   * Empty when they say no limit.
   */
  static OptionalDouble least(List<ChargingSchedule> schedules) {
    return schedules.stream()
        .flatMapToDouble(
            schedule ->
                schedule.chargingSchedulePeriod().stream()
                    .flatMapToDouble(period -> evenly(schedule, period, charging(period)).stream()))
        .min();
  }

  /** The most power, in W, that a schedule takes at any time. */
  static OptionalDouble most(ChargingSchedule schedule) {
    return schedule.chargingSchedulePeriod().stream()
        .filter(period -> period.limit() != null)
        .mapToDouble(period -> watts(schedule, period))
        .max();
  }

  /** The power, in W, that a schedule allows at a moment; empty when it says no limit for it. */
  static OptionalDouble at(ChargingSchedule schedule, Instant begin, Instant moment) {
    return period(schedule, begin, moment)
        .map(period -> of(schedule, period))
        .orElse(OptionalDouble.empty());
  }

  /** What a car may take at a moment that loads its phases evenly; empty when that is not said. */
  static OptionalDouble intoCar(ChargingSchedule schedule, Instant begin, Instant moment) {
    return period(schedule, begin, moment)
        .map(period -> evenly(schedule, period, charging(period)))
        .orElse(OptionalDouble.empty());
  }

  /** The same for what it may give, at least 0. */
  static OptionalDouble outOfCar(ChargingSchedule schedule, Instant begin, Instant moment) {
    return period(schedule, begin, moment)
        .map(period -> evenly(schedule, period, discharging(period)))
        .orElse(OptionalDouble.empty());
  }

  private static Optional<ChargingSchedulePeriod> period(
      ChargingSchedule schedule, Instant begin, Instant moment) {
    long second = Duration.between(begin, moment).toSeconds();
    boolean over = schedule.duration() != null && second >= schedule.duration();
    return schedule.chargingSchedulePeriod().stream()
        .filter(period -> !over && period.startPeriod() <= second)
        .max(Comparator.comparingInt(ChargingSchedulePeriod::startPeriod));
  }

  private static List<@Nullable Double> charging(ChargingSchedulePeriod period) {
    return Arrays.asList(period.limit(), period.limit_L2(), period.limit_L3());
  }

  private static List<@Nullable Double> discharging(ChargingSchedulePeriod period) {
    return Arrays.asList(
        period.dischargeLimit(), period.dischargeLimit_L2(), period.dischargeLimit_L3());
  }

  /**
   * What keeps each phase within its own value: the least of them on all that are used (OCPP 2.1:
   * with values of L2 and L3 the first is that of L1 alone).
   */
  private static OptionalDouble evenly(
      ChargingSchedule schedule, ChargingSchedulePeriod period, List<@Nullable Double> perPhase) {
    OptionalDouble least = perPhase.stream().filter(Objects::nonNull).mapToDouble(Math::abs).min();
    boolean isTotal =
        schedule.chargingRateUnit() == ChargingRateUnit.W
            && perPhase.stream().skip(1).allMatch(Objects::isNull);
    double factor = (isTotal ? 1 : phases(period)) * volts(schedule);
    return least.isPresent() ? OptionalDouble.of(least.getAsDouble() * factor) : least;
  }

  private static int phases(ChargingSchedulePeriod period) {
    return Optional.ofNullable(period.numberPhases())
        .filter(told -> told > 0)
        .orElse(PHASES_UNLESS_SAID);
  }

  private static double volts(ChargingSchedule schedule) {
    return schedule.chargingRateUnit() == ChargingRateUnit.W ? 1 : VOLTS;
  }

  /** The power, in W, of one of its periods; empty when that says no limit. */
  static OptionalDouble of(ChargingSchedule schedule, ChargingSchedulePeriod period) {
    return period.limit() == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(watts(schedule, period));
  }

  /** When its periods begin. */
  static Stream<Instant> changes(ChargingSchedule schedule, Instant begin) {
    return schedule.chargingSchedulePeriod().stream()
        .map(period -> begin.plusSeconds(period.startPeriod()));
  }

  private static double watts(ChargingSchedule schedule, ChargingSchedulePeriod period) {
    double limit = Objects.requireNonNull(period.limit());
    if (schedule.chargingRateUnit() == ChargingRateUnit.W) {
      return limit;
    }
    Integer phases = period.numberPhases();
    return limit * VOLTS * (phases == null ? PHASES_UNLESS_SAID : phases);
  }
}
