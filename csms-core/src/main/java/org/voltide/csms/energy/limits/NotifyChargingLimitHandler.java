package org.voltide.csms.energy.limits;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.operations.Items;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.smartcharging.NotifyChargingLimitRequest;
import org.voltide.ocpp.message.smartcharging.NotifyChargingLimitResponse;

/** Keeps a limit that somebody else set at a station (OCPP 2.x K11, K12, K14); plans heed it. */
@Singleton
final class NotifyChargingLimitHandler
    implements RecordingHandler<NotifyChargingLimitRequest, NotifyChargingLimitResponse> {
  private static final String KEEP =
      """
      insert into external_limit
             (station_id, evse_id, source, limit_w, is_grid_critical, is_local_generation, schedule,
              since)
      values (?, ?, ?, ?, ?, ?, ?::json, ?)
      on conflict (station_id, evse_id, source) do update
         set limit_w = excluded.limit_w, is_grid_critical = excluded.is_grid_critical,
             is_local_generation = excluded.is_local_generation, schedule = excluded.schedule,
             since = excluded.since
      """;

  /** The whole station. */
  private static final int ALL_EVSES = 0;

  private final Event<LimitsChanged> changes;

  NotifyChargingLimitHandler(Event<LimitsChanged> changes) {
    this.changes = changes;
  }

  @Override
  public Class<NotifyChargingLimitRequest> message() {
    return NotifyChargingLimitRequest.class;
  }

  @Override
  public Written<NotifyChargingLimitResponse> record(
      Statements statements, LaneMessage<NotifyChargingLimitRequest> message) {
    NotifyChargingLimitRequest told = message.payload();
    var limit = told.chargingLimit();
    boolean addsPower = Boolean.TRUE.equals(limit.isLocalGeneration());
    var watts = ScheduleLimit.least(Optional.ofNullable(told.chargingSchedule()).orElse(List.of()));
    statements.update(
        KEEP,
        message.stationId(),
        Optional.ofNullable(told.evseId()).orElse(ALL_EVSES),
        StorableText.of(limit.chargingLimitSource()),
        watts.isPresent() && !addsPower ? watts.getAsDouble() : null,
        limit.isGridCritical(),
        limit.isLocalGeneration(),
        StorableText.of(Items.of(told, "chargingSchedule")),
        message.receivedAt());
    return new Written<>(
        new NotifyChargingLimitResponse(null),
        () -> changes.fire(new LimitsChanged(message.stationId())));
  }
}
