package org.voltide.simulator.diagnostics;

import java.time.Instant;
import java.util.List;
import org.voltide.ocpp.message.diagnostics.EventDataBuilder;
import org.voltide.ocpp.message.diagnostics.EventNotificationType;
import org.voltide.ocpp.message.diagnostics.EventTrigger;
import org.voltide.ocpp.message.diagnostics.NotifyEventRequest;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.device.Key;

/** Tells events: those that matter are kept while the station is offline (N07, N08). */
public final class Events {
  private static final Key ENABLED = Key.of("MonitoringCtrlr", "Enabled");
  private static final Key LEVEL = Key.of("MonitoringCtrlr", "ActiveMonitoringLevel");
  private static final Key QUEUING = Key.of("MonitoringCtrlr", "OfflineQueuingSeverity");
  private static final int HARD_WIRED_SEVERITY = 2;

  private final Host host;
  private int lastId;

  public Events(Host host) {
    this.host = host;
  }

  /** Something is wrong, or well again, that every such station reports by itself (G05). */
  public void hardWired(Key key, String value, boolean cleared) {
    tell(
        event(key, value)
            .trigger(EventTrigger.Alerting)
            .eventNotificationType(EventNotificationType.HardWiredNotification)
            .cleared(cleared ? true : null),
        HARD_WIRED_SEVERITY);
  }

  void raise(Monitor monitor, String value, boolean cleared) {
    tell(
        event(monitor.key(), value)
            .trigger(monitor.trigger())
            .eventNotificationType(monitor.origin())
            .variableMonitoringId(monitor.id())
            .cleared(cleared ? true : null),
        monitor.severity());
  }

  private EventDataBuilder event(Key key, String value) {
    return EventDataBuilder.builder()
        .eventId(++lastId)
        .timestamp(host.time())
        .actualValue(value)
        .component(key.toComponent())
        .variable(key.toVariable());
  }

  /** A lower number is more severe. */
  private void tell(EventDataBuilder event, int severity) {
    if (!host.model().on(ENABLED) || severity > host.model().number(LEVEL, 9)) {
      return;
    }
    Instant now = host.time();
    var notify =
        new NotifyEventRequest(
            now,
            0,
            List.of(event.severity(host.speaks21() ? severity : null).build()),
            false,
            null);
    if (severity <= host.model().number(QUEUING, 0)) {
      host.uplink().keep(notify);
    } else {
      host.tell(notify);
    }
  }
}
