package org.voltide.csms.der;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.lanes.StationTime;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.der.NotifyDERAlarmRequest;
import org.voltide.ocpp.message.der.NotifyDERAlarmResponse;

/** Keeps a grid fault from its begin to its end (OCPP 2.1 R05). */
@Singleton
final class NotifyDERAlarmHandler
    implements RecordingHandler<NotifyDERAlarmRequest, NotifyDERAlarmResponse> {
  private static final String BEGIN =
      "insert into der_alarm (at, station_id, control_type, grid_event_fault, begun_at,"
          + " extra_info) values (?, ?, ?, ?, ?, ?) on conflict do nothing returning "
          + DerAlarm.COLUMNS;

  /** An end may name no fault: then it ends whatever made that setting react. */
  private static final String END =
      "update der_alarm set ended_at = ? where station_id = ? and control_type = ?"
          + " and (?::text is null or grid_event_fault = ?) and ended_at is null"
          + " and begun_at <= ? returning "
          + DerAlarm.COLUMNS;

  private final LiveEvents events;

  NotifyDERAlarmHandler(LiveEvents events) {
    this.events = events;
  }

  @Override
  public Class<NotifyDERAlarmRequest> message() {
    return NotifyDERAlarmRequest.class;
  }

  @Override
  public Written<NotifyDERAlarmResponse> record(
      Statements statements, LaneMessage<NotifyDERAlarmRequest> message) {
    NotifyDERAlarmRequest told = message.payload();
    Instant at = StationTime.believed(told.timestamp(), message.receivedAt());
    List<DerAlarm> changed =
        Boolean.TRUE.equals(told.alarmEnded())
            ? end(statements, message.stationId(), told, at)
            : begin(statements, message, at);
    return new Written<>(
        new NotifyDERAlarmResponse(null),
        () -> changed.forEach(alarm -> events.publish("alarm", alarm)));
  }

  private static List<DerAlarm> begin(
      Statements statements, LaneMessage<NotifyDERAlarmRequest> message, Instant at) {
    NotifyDERAlarmRequest told = message.payload();
    String info = told.extraInfo();
    return statements.query(
        BEGIN,
        DerAlarm::of,
        message.receivedAt(),
        message.stationId(),
        told.controlType().name(),
        fault(told),
        at,
        info == null ? null : StorableText.of(info));
  }

  private static List<DerAlarm> end(
      Statements statements, String stationId, NotifyDERAlarmRequest told, Instant at) {
    return statements.query(
        END, DerAlarm::of, at, stationId, told.controlType().name(), fault(told), fault(told), at);
  }

  private static @Nullable String fault(NotifyDERAlarmRequest told) {
    return told.gridEventFault() == null ? null : told.gridEventFault().name();
  }
}
