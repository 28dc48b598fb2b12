package org.voltide.csms.energy.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
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
                    .filter(period -> period.limit() != null)
                    .mapToDouble(period -> watts(schedule, period)))
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
    long second = Duration.between(begin, moment).toSeconds();
    boolean over = schedule.duration() != null && second >= schedule.duration();
    return schedule.chargingSchedulePeriod().stream()
        .filter(period -> !over && period.startPeriod() <= second)
        .max(Comparator.comparingInt(ChargingSchedulePeriod::startPeriod))
        .map(period -> of(schedule, period))
        .orElse(OptionalDouble.empty());
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
