package org.voltide.csms.energy.limits;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.voltide.ocpp.message.type.ChargingSchedule;

/**
 * A limit that was not set by the plan.
 *
 * @param evseId 0 for the whole station
 * @param wholeSite told by a local controller, a station whose inventory is taken and has no EVSE:
 *     holds for all cars of its site together (OCPP 2.x K14, 2.1 K24, K25)
 * @param since from when schedules without a start count
 */
public record ExternalLimit(
    String stationId,
    int evseId,
    boolean wholeSite,
    Instant since,
    List<ChargingSchedule> schedules) {

  public ExternalLimit {
    schedules = List.copyOf(schedules);
  }

  /** Whether it limits what is drawn here. */
  public boolean covers(String station, int evse) {
    return wholeSite || (stationId.equals(station) && (evseId == 0 || evseId == evse));
  }

  /** The least power, in W, that it allows in a span of time; empty when it allows any. */
  public OptionalDouble least(Instant from, Instant to) {
    return least(from, to, ScheduleLimit::intoCar);
  }

  /** The same of what may be given (OCPP 2.1 dischargeLimit), at least 0. */
  public OptionalDouble leastOut(Instant from, Instant to) {
    return least(from, to, ScheduleLimit::outOfCar);
  }

  private OptionalDouble least(Instant from, Instant to, Reading reading) {
    return schedules.stream()
        .flatMap(schedule -> said(schedule, from, to, reading))
        .mapToDouble(w -> w)
        .min();
  }

  /** One of the figures of a schedule at a moment. */
  private interface Reading {
    OptionalDouble at(ChargingSchedule schedule, Instant begin, Instant moment);
  }

  /** Whether a schedule that begins then stays within it all the time. */
  boolean allows(ChargingSchedule chosen, Instant begin, double tolerance) {
    PowerCurve wanted = new PowerCurve(chosen, begin);
    return schedules.stream()
        .map(schedule -> new PowerCurve(schedule, begin(schedule)))
        .allMatch(limit -> isWithin(limit, wanted, tolerance));
  }

  private static boolean isWithin(PowerCurve limit, PowerCurve wanted, double tolerance) {
    return Stream.concat(limit.changes(), wanted.changes())
        .allMatch(
            at -> wanted.at(at).orElse(0) <= limit.at(at).orElse(Double.MAX_VALUE) * tolerance);
  }

  private Stream<Double> said(
      ChargingSchedule schedule, Instant from, Instant to, Reading reading) {
    Stream<Instant> changes = changes(schedule).filter(at -> at.isAfter(from) && at.isBefore(to));
    return Stream.concat(Stream.of(from), changes)
        .flatMap(at -> reading.at(schedule, begin(schedule), at).stream().boxed());
  }

  private Stream<Instant> changes(ChargingSchedule schedule) {
    return ScheduleLimit.changes(schedule, begin(schedule));
  }

  private Instant begin(ChargingSchedule schedule) {
    return schedule.startSchedule() == null ? since : schedule.startSchedule();
  }
}
