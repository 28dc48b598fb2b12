package org.voltide.csms.energy.limits;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingScheduleRequest;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingScheduleResponse;
import org.voltide.ocpp.message.type.GenericStatus;

/**
 * Looks at the schedule an EV chose (OCPP 2.x K15.FR.08, K15.FR.13): one beyond what the EVSE may
 * give now, or beyond the limits its station was sent, is rejected, and the session gets its
 * profile anew (K16).
 */
@Singleton
final class NotifyEVChargingScheduleHandler
    implements RecordingHandler<NotifyEVChargingScheduleRequest, NotifyEVChargingScheduleResponse> {

  /** EVs round. */
  private static final double TOLERANCE = 1.01;

  /** A plan that differs by less is not sent again. */
  private static final double UNSENT_W = 100;

  private static final String PLANNED =
      """
      select p.start_at, p.end_at, p.power_w
        from charging_session s
        join session_need n on n.session_id = s.id and n.max_discharge_w = 0
        join session_plan_step p on p.session_id = s.id
       where s.station_id = ? and s.evse_id = ? and s.ended_at is null and p.end_at > ?
         and p.plan_id = (select max(q.plan_id) from session_plan_step q
                           where q.session_id = s.id)
         and p.start_at < (select d.until from profile_delivery d
                            where d.session_id = s.id and d.outcome = 'Accepted'
                            order by d.id desc limit 1)
      """;

  private static final String MOST =
      "select max_charge_w from evse where station_id = ? and id = ?";

  private static final String KEEP =
      """
      insert into ev_schedule (station_id, evse_id, received_at, accepted, payload)
      values (?, ?, ?, ?, ?::json)
      on conflict (station_id, evse_id) do update
         set received_at = excluded.received_at, accepted = excluded.accepted,
             payload = excluded.payload
      """;

  private final ExternalLimits limits;
  private final Event<LimitsChanged> changes;

  NotifyEVChargingScheduleHandler(ExternalLimits limits, Event<LimitsChanged> changes) {
    this.limits = limits;
    this.changes = changes;
  }

  @Override
  public Class<NotifyEVChargingScheduleRequest> message() {
    return NotifyEVChargingScheduleRequest.class;
  }

  @Override
  public Written<NotifyEVChargingScheduleResponse> record(
      Statements statements, LaneMessage<NotifyEVChargingScheduleRequest> message) {
    NotifyEVChargingScheduleRequest told = message.payload();
    boolean accepted =
        isWithinEvse(statements, message)
            && isWithinLimits(statements, message)
            && planned(statements, message).stream().allMatch(step -> step.allows(told));
    statements.update(
        KEEP,
        message.stationId(),
        told.evseId(),
        message.receivedAt(),
        accepted,
        StorableText.of(Payloads.write(told)));
    NotifyEVChargingScheduleResponse answer =
        new NotifyEVChargingScheduleResponse(
            accepted ? GenericStatus.Accepted : GenericStatus.Rejected, null, null);
    return accepted
        ? Written.silently(answer)
        : new Written<>(answer, () -> changes.fire(new LimitsChanged(message.stationId())));
  }

  private static boolean isWithinEvse(
      Statements statements, LaneMessage<NotifyEVChargingScheduleRequest> message) {
    double wantedW = ScheduleLimit.most(message.payload().chargingSchedule()).orElse(0);
    return statements
        .query(
            MOST,
            row -> row.number("max_charge_w"),
            message.stationId(),
            message.payload().evseId())
        .stream()
        .allMatch(mostW -> wantedW <= mostW * TOLERANCE);
  }

  private boolean isWithinLimits(
      Statements statements, LaneMessage<NotifyEVChargingScheduleRequest> message) {
    NotifyEVChargingScheduleRequest told = message.payload();
    return limits.ofSite(statements, message.siteId()).stream()
        .filter(limit -> limit.covers(message.stationId(), told.evseId()))
        .allMatch(limit -> limit.allows(told.chargingSchedule(), told.timeBase(), TOLERANCE));
  }

  /** What the station was sent for a car that only charges. */
  private static List<PlannedStep> planned(
      Statements statements, LaneMessage<NotifyEVChargingScheduleRequest> message) {
    return statements.query(
        PLANNED,
        row ->
            new PlannedStep(row.instant("start_at"), row.instant("end_at"), row.number("power_w")),
        message.stationId(),
        message.payload().evseId(),
        message.payload().timeBase());
  }

  private record PlannedStep(Instant start, Instant end, double powerW) {

    /** Looks at the middle of the step, where neither side's rounding of times matters. */
    boolean allows(NotifyEVChargingScheduleRequest told) {
      Instant from = start.isBefore(told.timeBase()) ? told.timeBase() : start;
      Instant middle = from.plus(Duration.between(from, end).dividedBy(2));
      double wanted = ScheduleLimit.at(told.chargingSchedule(), told.timeBase(), middle).orElse(0);
      return wanted <= powerW * TOLERANCE + UNSENT_W;
    }
  }
}
