package org.voltide.csms.energy.limits;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
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
 * give now is rejected, and the session planned anew (K16).
 */
@Singleton
final class NotifyEVChargingScheduleHandler
    implements RecordingHandler<NotifyEVChargingScheduleRequest, NotifyEVChargingScheduleResponse> {

  /** EVs round. */
  private static final double TOLERANCE = 1.01;

  private static final String ALLOWED =
      """
      select least(e.max_charge_w, min(x.limit_w)) as allowed_w
        from evse e
        left join external_limit x on x.station_id = e.station_id and x.evse_id in (0, e.id)
       where e.station_id = ? and e.id = ?
       group by e.max_charge_w
      """;

  private static final String KEEP =
      """
      insert into ev_schedule (station_id, evse_id, received_at, accepted, payload)
      values (?, ?, ?, ?, ?::json)
      on conflict (station_id, evse_id) do update
         set received_at = excluded.received_at, accepted = excluded.accepted,
             payload = excluded.payload
      """;

  private final Event<LimitsChanged> changes;

  NotifyEVChargingScheduleHandler(Event<LimitsChanged> changes) {
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
    double allowedW =
        statements
            .query(ALLOWED, row -> row.number("allowed_w"), message.stationId(), told.evseId())
            .stream()
            .findFirst()
            .orElse(Double.MAX_VALUE);
    boolean accepted =
        ScheduleLimit.most(told.chargingSchedule()).orElse(0) <= allowedW * TOLERANCE;
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
}
