package org.voltide.csms.energy.limits;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.voltide.csms.energy.profile.CarSchedule;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Row;
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

  private static final String OFFERED =
      """
      select (p.value ->> 'start')::timestamptz as start_at,
             coalesce(lead((p.value ->> 'start')::timestamptz) over (order by p.ordinality),
                      (o.value ->> 'until')::timestamptz) as end_at,
             (p.value ->> 'powerW')::float8 as power_w
        from (select d.offers
                from charging_session s
                join session_need n on n.session_id = s.id and n.max_discharge_w = 0
                join profile_delivery d on d.session_id = s.id and d.outcome = 'Accepted'
               where s.station_id = ? and s.evse_id = ? and s.ended_at is null
               order by d.id desc limit 1) last
       cross join jsonb_array_elements(last.offers) o
       cross join jsonb_array_elements(o.value -> 'told') with ordinality p
       where (o.value ->> 'scheduleId')::int = ?
      """;

  private static final String MOST =
      "select max_charge_w from evse where station_id = ? and id = ?";

  private static final String KEEP =
      """
      insert into ev_schedule (station_id, evse_id, received_at, accepted, payload, schedule_id)
      values (?, ?, ?, ?, ?::json, ?)
      on conflict (station_id, evse_id) do update
         set received_at = excluded.received_at, accepted = excluded.accepted,
             payload = excluded.payload, schedule_id = excluded.schedule_id
      """;

  private final ExternalLimits limits;
  private final Event<LimitsChanged> changes;
  private final Event<ScheduleChosen> choices;

  NotifyEVChargingScheduleHandler(
      ExternalLimits limits, Event<LimitsChanged> changes, Event<ScheduleChosen> choices) {
    this.limits = limits;
    this.changes = changes;
    this.choices = choices;
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
            && told(statements, message).stream().allMatch(step -> step.allows(told));
    statements.update(
        KEEP,
        message.stationId(),
        told.evseId(),
        message.receivedAt(),
        accepted,
        StorableText.of(Payloads.write(told)),
        scheduleId(told));
    NotifyEVChargingScheduleResponse answer =
        new NotifyEVChargingScheduleResponse(
            accepted ? GenericStatus.Accepted : GenericStatus.Rejected, null, null);
    if (!accepted) {
      return new Written<>(answer, () -> changes.fire(new LimitsChanged(message.stationId())));
    }
    return isChoice(told)
        ? new Written<>(
            answer, () -> choices.fire(new ScheduleChosen(message.stationId(), told.evseId())))
        : Written.silently(answer);
  }

  private static boolean isChoice(NotifyEVChargingScheduleRequest told) {
    return scheduleId(told) >= CarSchedule.LOWEST_CHOICE_ID;
  }

  /** The one it says it has selected, else the one its own schedule is named after. */
  private static int scheduleId(NotifyEVChargingScheduleRequest told) {
    return Objects.requireNonNullElse(
        told.selectedChargingScheduleId(), told.chargingSchedule().id());
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

  /**
   * What the station was sent for a car that only charges. A choice may be heard of before it is
   * known that the station accepted the offer: it is no matter of the plan.
   */
  private static List<PlannedStep> told(
      Statements statements, LaneMessage<NotifyEVChargingScheduleRequest> message) {
    return isChoice(message.payload())
        ? statements.query(
            OFFERED,
            PlannedStep::of,
            message.stationId(),
            message.payload().evseId(),
            scheduleId(message.payload()))
        : planned(statements, message);
  }

  private static List<PlannedStep> planned(
      Statements statements, LaneMessage<NotifyEVChargingScheduleRequest> message) {
    return statements.query(
        PLANNED,
        PlannedStep::of,
        message.stationId(),
        message.payload().evseId(),
        message.payload().timeBase());
  }

  private record PlannedStep(Instant start, Instant end, double powerW) {

    static PlannedStep of(Row row) {
      return new PlannedStep(row.instant("start_at"), row.instant("end_at"), row.number("power_w"));
    }

    /** Looks at the middle of the step, where neither side's rounding of times matters. */
    boolean allows(NotifyEVChargingScheduleRequest told) {
      Instant from = start.isBefore(told.timeBase()) ? told.timeBase() : start;
      Instant middle = from.plus(Duration.between(from, end).dividedBy(2));
      double wanted = ScheduleLimit.at(told.chargingSchedule(), told.timeBase(), middle).orElse(0);
      return wanted <= powerW * TOLERANCE + UNSENT_W;
    }
  }
}
