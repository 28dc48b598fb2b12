package org.voltide.csms.energy.limits;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.voltide.ocpp.message.type.ChargingSchedule;

/** The power, in W, of a charging schedule over time, sorted once so that it is read quickly. */
final class PowerCurve {
  private final NavigableMap<Instant, OptionalDouble> steps = new TreeMap<>();

  /** A schedule that begins then. */
  PowerCurve(ChargingSchedule schedule, Instant begin) {
    schedule
        .chargingSchedulePeriod()
        .forEach(
            period ->
                steps.putIfAbsent(
                    begin.plusSeconds(period.startPeriod()), ScheduleLimit.of(schedule, period)));
    if (schedule.duration() != null) {
      Instant end = begin.plusSeconds(schedule.duration());
      steps.tailMap(end, true).clear();
      steps.put(end, OptionalDouble.empty());
    }
  }

  /** When it may change. */
  Stream<Instant> changes() {
    return steps.keySet().stream();
  }

  /** The power at a moment; empty when the schedule says none for it. */
  OptionalDouble at(Instant moment) {
    var step = steps.floorEntry(moment);
    return step == null ? OptionalDouble.empty() : step.getValue();
  }
}
