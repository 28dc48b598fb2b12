package org.voltide.simulator.diagnostics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.voltide.ocpp.message.diagnostics.ClearMonitoringResult;
import org.voltide.ocpp.message.diagnostics.ClearMonitoringStatus;
import org.voltide.ocpp.message.diagnostics.ClearVariableMonitoringRequest;
import org.voltide.ocpp.message.diagnostics.ClearVariableMonitoringResponse;
import org.voltide.ocpp.message.diagnostics.EventNotificationType;
import org.voltide.ocpp.message.diagnostics.GetMonitoringReportRequest;
import org.voltide.ocpp.message.diagnostics.GetMonitoringReportResponse;
import org.voltide.ocpp.message.diagnostics.MonitorType;
import org.voltide.ocpp.message.diagnostics.MonitoringBase;
import org.voltide.ocpp.message.diagnostics.MonitoringData;
import org.voltide.ocpp.message.diagnostics.NotifyMonitoringReportRequest;
import org.voltide.ocpp.message.diagnostics.SetMonitoringBaseRequest;
import org.voltide.ocpp.message.diagnostics.SetMonitoringBaseResponse;
import org.voltide.ocpp.message.diagnostics.SetMonitoringData;
import org.voltide.ocpp.message.diagnostics.SetMonitoringLevelRequest;
import org.voltide.ocpp.message.diagnostics.SetMonitoringLevelResponse;
import org.voltide.ocpp.message.diagnostics.SetMonitoringResult;
import org.voltide.ocpp.message.diagnostics.SetMonitoringResultBuilder;
import org.voltide.ocpp.message.diagnostics.SetMonitoringStatus;
import org.voltide.ocpp.message.diagnostics.SetVariableMonitoringRequest;
import org.voltide.ocpp.message.diagnostics.SetVariableMonitoringResponse;
import org.voltide.ocpp.message.diagnostics.VariableMonitoring;
import org.voltide.ocpp.message.provisioning.DataType;
import org.voltide.ocpp.message.provisioning.Mutability;
import org.voltide.ocpp.message.type.GenericDeviceModelStatus;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.desk.Parts;
import org.voltide.simulator.device.Key;
import org.voltide.simulator.device.Kind;
import org.voltide.simulator.provisioning.Inventory;

/** The monitors of a station: one it leaves the factory with, and those the CSMS sets. */
public final class Monitoring implements Block {
  private static final String COMPONENT = "MonitoringCtrlr";
  private static final Key BASE = Key.of(COMPONENT, "ActiveMonitoringBase");
  private static final Key LEVEL = Key.of(COMPONENT, "ActiveMonitoringLevel");
  private static final Key PROBLEM = Key.of("ChargingStation", "Problem");
  private static final String SET = "SetVariableMonitoring";
  private static final String CLEAR = "ClearVariableMonitoring";
  private static final int MAX_SEVERITY = 9;
  private static final int MAX_MONITORS = 200;
  private static final int PART = 20;

  private final Host host;
  private final Events events;
  private final EventStreams streams;
  private final BooleanSupplier transaction;
  private final Map<Integer, Monitor> monitors = new TreeMap<>();
  private int lastId;

  /**
   * @param transaction whether any runs
   */
  public Monitoring(Host host, Events events, EventStreams streams, BooleanSupplier transaction) {
    this.host = host;
    this.events = events;
    this.streams = streams;
    this.transaction = transaction;
    preconfigure();
    host.model().watch((key, before, now) -> changed(key, now));
  }

  @Override
  public void register(Desk desk) {
    desk.on(SetVariableMonitoringRequest.class, this::set);
    desk.limit(
        SetVariableMonitoringRequest.class,
        r -> r.setMonitoringData().size(),
        Key.of(COMPONENT, "ItemsPerMessage", SET),
        Key.of(COMPONENT, "BytesPerMessage", SET));
    desk.on(ClearVariableMonitoringRequest.class, this::clear);
    desk.limit(
        ClearVariableMonitoringRequest.class,
        r -> r.id().size(),
        Key.of(COMPONENT, "ItemsPerMessage", CLEAR),
        Key.of(COMPONENT, "BytesPerMessage", CLEAR));
    desk.on(SetMonitoringBaseRequest.class, this::base);
    desk.on(SetMonitoringLevelRequest.class, this::level);
    desk.on(GetMonitoringReportRequest.class, this::report);
  }

  /** Delta 1 of a boolean is any change of it. */
  private void preconfigure() {
    monitors.put(
        ++lastId,
        new Monitor(
            lastId,
            PROBLEM,
            MonitorType.Delta,
            1,
            3,
            false,
            EventNotificationType.PreconfiguredMonitor,
            null,
            host.model().text(PROBLEM)));
  }

  private void changed(Key key, String now) {
    for (Monitor monitor : List.copyOf(monitors.values())) {
      if (monitor.key().equals(key) && !(monitor.inTransaction() && !transaction.getAsBoolean())) {
        monitor.sees(now).ifPresent(cleared -> events.raise(monitor, now, cleared));
      }
    }
  }

  private SetVariableMonitoringResponse set(SetVariableMonitoringRequest request) {
    return new SetVariableMonitoringResponse(
        request.setMonitoringData().stream().map(this::set).toList(), null);
  }

  private SetMonitoringResult set(SetMonitoringData wanted) {
    Key asked = Key.of(wanted.component(), wanted.variable());
    SetMonitoringStatus status = verdict(wanted, asked);
    Integer id = wanted.id();
    if (status == SetMonitoringStatus.Accepted) {
      int number = id == null ? ++lastId : id;
      id = number;
      Monitor monitor = monitor(number, asked, wanted);
      monitors.put(number, monitor);
      host.afterAnswer(() -> begin(monitor));
    }
    return SetMonitoringResultBuilder.builder()
        .id(id)
        .status(status)
        .type(wanted.type())
        .severity(wanted.severity())
        .component(wanted.component())
        .variable(wanted.variable())
        .build();
  }

  private Monitor monitor(int id, Key asked, SetMonitoringData wanted) {
    return new Monitor(
        id,
        host.model().canonical(asked).orElse(asked),
        wanted.type(),
        wanted.value(),
        wanted.severity(),
        wanted.transaction() != null && wanted.transaction(),
        EventNotificationType.CustomMonitor,
        wanted.periodicEventStream(),
        host.model().text(asked));
  }

  /** A value that is beyond its threshold already raises an event at once (N07.FR.18). */
  private void begin(Monitor monitor) {
    changed(monitor.key(), host.model().text(monitor.key()));
    if (monitor.stream().isPresent()) {
      streams.open(monitor);
    } else if (monitor.periodic()) {
      scheduleNext(monitor);
    }
  }

  private SetMonitoringStatus verdict(SetMonitoringData wanted, Key key) {
    Optional<Kind> kind = host.model().kind(key);
    if (kind.isEmpty()) {
      return host.model().knows(wanted.component())
          ? SetMonitoringStatus.UnknownVariable
          : SetMonitoringStatus.UnknownComponent;
    }
    if (!supports(kind.get(), wanted.type())) {
      return SetMonitoringStatus.UnsupportedMonitorType;
    }
    Optional<Monitor> replaced = Optional.ofNullable(wanted.id()).map(monitors::get);
    boolean strange =
        wanted.id() != null
            && replaced
                .filter(m -> m.origin() == EventNotificationType.CustomMonitor)
                .filter(m -> sameVariable(m, key))
                .isEmpty();
    boolean negative = wanted.value() < 0 && !threshold(wanted.type());
    boolean periodic =
        wanted.type() == MonitorType.Periodic || wanted.type() == MonitorType.PeriodicClockAligned;
    boolean endless = periodic && wanted.value() < 1;
    boolean streamed = wanted.periodicEventStream() != null && !(periodic && streams.hasRoom());
    if (strange
        || negative
        || endless
        || streamed
        || wanted.severity() > MAX_SEVERITY
        || monitors.size() >= MAX_MONITORS) {
      return SetMonitoringStatus.Rejected;
    }
    boolean twin =
        monitors.values().stream()
            .filter(m -> wanted.id() == null || m.id() != wanted.id())
            .anyMatch(
                m ->
                    sameVariable(m, key)
                        && m.type() == wanted.type()
                        && m.severity() == wanted.severity());
    return twin ? SetMonitoringStatus.Duplicate : SetMonitoringStatus.Accepted;
  }

  private boolean sameVariable(Monitor monitor, Key key) {
    return host.model().canonical(key).filter(monitor.key()::equals).isPresent();
  }

  /** Thresholds are for numbers; targets nothing of this station has (N04). */
  private static boolean supports(Kind kind, MonitorType type) {
    if (kind.mutability() == Mutability.WriteOnly) {
      return false;
    }
    return switch (type) {
      case UpperThreshold, LowerThreshold ->
          kind.type() == DataType.integer || kind.type() == DataType.decimal;
      case Delta, Periodic, PeriodicClockAligned -> true;
      case TargetDelta, TargetDeltaRelative -> false;
    };
  }

  private static boolean threshold(MonitorType type) {
    return type == MonitorType.UpperThreshold || type == MonitorType.LowerThreshold;
  }

  private void scheduleNext(Monitor monitor) {
    long seconds = Math.max(1, Math.round(monitor.value()));
    Instant now = host.time();
    Duration wait = Duration.ofSeconds(seconds);
    if (monitor.type() == MonitorType.PeriodicClockAligned) {
      long past = Math.floorMod(now.getEpochSecond(), seconds);
      wait = Duration.between(now, Instant.ofEpochSecond(now.getEpochSecond() - past + seconds));
    }
    var _ =
        host.after(
            wait,
            () -> {
              if (monitors.get(monitor.id()) == monitor) {
                if (!monitor.inTransaction() || transaction.getAsBoolean()) {
                  events.raise(monitor, host.model().text(monitor.key()), false);
                }
                scheduleNext(monitor);
              }
            });
  }

  private ClearVariableMonitoringResponse clear(ClearVariableMonitoringRequest request) {
    return new ClearVariableMonitoringResponse(
        request.id().stream()
            .map(id -> new ClearMonitoringResult(remove(id), id, null, null))
            .toList(),
        null);
  }

  private ClearMonitoringStatus remove(int id) {
    Monitor monitor = monitors.get(id);
    if (monitor == null) {
      return ClearMonitoringStatus.NotFound;
    }
    if (monitor.origin() != EventNotificationType.CustomMonitor) {
      return ClearMonitoringStatus.Rejected;
    }
    monitors.remove(id);
    host.afterAnswer(() -> streams.closeOf(id));
    return ClearMonitoringStatus.Accepted;
  }

  /** FactoryDefault and HardWiredOnly take away what the CSMS set (N03). */
  private SetMonitoringBaseResponse base(SetMonitoringBaseRequest request) {
    host.model().replace(BASE, request.monitoringBase().name());
    if (request.monitoringBase() != MonitoringBase.All) {
      List<Integer> gone =
          monitors.values().stream()
              .filter(m -> m.origin() == EventNotificationType.CustomMonitor)
              .map(Monitor::id)
              .toList();
      gone.forEach(this::remove);
    }
    monitors.values().removeIf(m -> m.origin() == EventNotificationType.PreconfiguredMonitor);
    if (request.monitoringBase() != MonitoringBase.HardWiredOnly) {
      preconfigure();
    }
    return new SetMonitoringBaseResponse(GenericDeviceModelStatus.Accepted, null, null);
  }

  private SetMonitoringLevelResponse level(SetMonitoringLevelRequest request) {
    boolean valid = request.severity() >= 0 && request.severity() <= MAX_SEVERITY;
    if (valid) {
      host.model().replace(LEVEL, "" + request.severity());
    }
    return new SetMonitoringLevelResponse(
        valid ? GenericStatus.Accepted : GenericStatus.Rejected, null, null);
  }

  private GetMonitoringReportResponse report(GetMonitoringReportRequest request) {
    Map<Key, List<VariableMonitoring>> found = new LinkedHashMap<>();
    monitors.values().stream()
        .filter(m -> wanted(request, m))
        .forEach(
            m ->
                found
                    .computeIfAbsent(m.key(), key -> new ArrayList<>())
                    .add(m.told(host.speaks21())));
    if (found.isEmpty()) {
      return new GetMonitoringReportResponse(GenericDeviceModelStatus.EmptyResultSet, null, null);
    }
    List<MonitoringData> data =
        found.entrySet().stream()
            .map(
                e ->
                    new MonitoringData(
                        e.getKey().toComponent(), e.getKey().toVariable(), e.getValue(), null))
            .toList();
    Instant generated = host.time();
    host.afterAnswer(
        () ->
            Parts.send(
                data,
                PART,
                (seqNo, part, more) ->
                    host.tell(
                        new NotifyMonitoringReportRequest(
                            request.requestId(), seqNo, generated, part, more, null))));
    return new GetMonitoringReportResponse(GenericDeviceModelStatus.Accepted, null, null);
  }

  private static boolean wanted(GetMonitoringReportRequest request, Monitor monitor) {
    boolean criterion =
        request.monitoringCriteria() == null
            || request.monitoringCriteria().contains(monitor.criterion());
    return criterion
        && (request.componentVariable() == null
            || request.componentVariable().stream()
                .anyMatch(asked -> Inventory.fits(asked, monitor.key())));
  }
}
