package org.voltide.csms.monitoring;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.devicemodel.ReportedVariable;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.lanes.StationTime;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.diagnostics.EventData;
import org.voltide.ocpp.message.diagnostics.NotifyEventRequest;
import org.voltide.ocpp.message.diagnostics.NotifyEventResponse;
import org.voltide.ocpp.message.type.Evse;

/** Keeps what a station saw (OCPP 2.x N07, N08, G05), and the value it told with it. */
@Singleton
final class NotifyEventHandler
    implements RecordingHandler<NotifyEventRequest, NotifyEventResponse> {

  /**
   * A repetition, known by the station's own time, changes nothing. Without a severity of its own
   * an event has its monitor's.
   */
  private static final String KEEP =
      """
      insert into station_event
             (station_id, event_id, at, told_at, received_at, key, component, evse_id, variable, trigger,
              notification_type, actual_value, severity, cleared, tech_code, tech_info,
              transaction_id, monitor_id, cause)
      select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
             coalesce(?, (select severity from station_monitor
                           where station_id = ? and monitor_id = ?)),
             ?, ?, ?, ?, ?, ?
       where not exists (select from station_event where station_id = ? and event_id = ? and told_at = ?)
      """;

  private final DeviceModel devices;

  NotifyEventHandler(DeviceModel devices) {
    this.devices = devices;
  }

  @Override
  public Class<NotifyEventRequest> message() {
    return NotifyEventRequest.class;
  }

  @Override
  public Written<NotifyEventResponse> record(
      Statements statements, LaneMessage<NotifyEventRequest> message) {
    List<EventData> events = message.payload().eventData();
    statements.batch(KEEP, events.stream().map(event -> row(message, event)).toList());
    events.stream()
        .collect(
            groupingBy(
                event -> at(event, message.receivedAt()),
                TreeMap::new,
                mapping(NotifyEventHandler::value, toList())))
        .forEach((at, values) -> devices.keep(statements, message.stationId(), values, at));
    return Written.silently(new NotifyEventResponse(null));
  }

  private static Object[] row(LaneMessage<NotifyEventRequest> message, EventData event) {
    var at = StationTime.believed(event.timestamp(), message.receivedAt());
    Evse evse = event.component().evse();
    return new Object[] {
      message.stationId(),
      event.eventId(),
      at,
      event.timestamp().toString(),
      message.receivedAt(),
      StorableText.of(VariableAddress.of(event.component(), event.variable()).key()),
      StorableText.of(event.component().name()),
      evse == null ? null : evse.id(),
      StorableText.of(event.variable().name()),
      event.trigger().name(),
      event.eventNotificationType().name(),
      StorableText.of(event.actualValue()),
      event.severity(),
      message.stationId(),
      event.variableMonitoringId(),
      event.cleared(),
      storable(event.techCode()),
      storable(event.techInfo()),
      storable(event.transactionId()),
      event.variableMonitoringId(),
      event.cause(),
      message.stationId(),
      event.eventId(),
      event.timestamp().toString()
    };
  }

  /** Since when the value holds: a station tells late what it saw while it was offline. */
  private static Instant at(EventData event, Instant receivedAt) {
    Instant at = StationTime.believed(event.timestamp(), receivedAt);
    return at.isAfter(receivedAt) ? receivedAt : at;
  }

  private static ReportedVariable value(EventData event) {
    return ReportedVariable.of(
        VariableAddress.of(event.component(), event.variable()), event.actualValue());
  }

  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : StorableText.of(text);
  }
}
