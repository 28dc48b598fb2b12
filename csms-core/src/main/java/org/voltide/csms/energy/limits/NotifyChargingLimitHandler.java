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
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.message.smartcharging.NotifyChargingLimitRequest;
import org.voltide.ocpp.message.smartcharging.NotifyChargingLimitResponse;
import org.voltide.ocpp.message.type.ChargingSchedule;

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

  /** Limits of a station, of all its EVSEs and sources. */
  private static final int MOST_PER_STATION = 50;

  /** In one message: three schedules as long as OCPP allows. */
  private static final int MOST_PERIODS = 3 * 1_024;

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
    List<ChargingSchedule> schedules =
        Optional.ofNullable(told.chargingSchedule()).orElse(List.of());
    demandAtMost(
        MOST_PERIODS,
        schedules.stream().mapToInt(schedule -> schedule.chargingSchedulePeriod().size()).sum(),
        "periods");
    boolean addsPower = Boolean.TRUE.equals(limit.isLocalGeneration());
    var watts = ScheduleLimit.least(schedules);
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
    demandAtMost(MOST_PER_STATION, count(statements, message.stationId()), "limits");
    return new Written<>(
        new NotifyChargingLimitResponse(null),
        () -> changes.fire(new LimitsChanged(message.stationId())));
  }

  private static int count(Statements statements, String stationId) {
    return statements
        .query(
            "select count(*)::int as count from external_limit where station_id = ?",
            row -> row.whole("count"),
            stationId)
        .getFirst();
  }

  private static void demandAtMost(int most, int there, String what) {
    if (there > most) {
      throw OcppFault.of(
              OcppErrorCode.OccurrenceConstraintViolation, "more than " + most + " " + what)
          .asException();
    }
  }
}
