package org.voltide.csms.monitoring;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voltide.csms.desired.Desired;
import org.voltide.csms.desired.DesiredKind;
import org.voltide.csms.desired.Outcome;
import org.voltide.csms.devicemodel.MessageSize;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.monitoring.Monitors.Monitor;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.ocpp.message.diagnostics.ClearMonitoringResult;
import org.voltide.ocpp.message.diagnostics.ClearMonitoringStatus;
import org.voltide.ocpp.message.diagnostics.ClearVariableMonitoringRequest;
import org.voltide.ocpp.message.diagnostics.SetMonitoringData;
import org.voltide.ocpp.message.diagnostics.SetMonitoringDataBuilder;
import org.voltide.ocpp.message.diagnostics.SetMonitoringResult;
import org.voltide.ocpp.message.diagnostics.SetMonitoringStatus;
import org.voltide.ocpp.message.diagnostics.SetVariableMonitoringRequest;

/**
 * Monitors as desired state (OCPP 2.x N04, N06). A wish is a SetMonitoringData without id; one per
 * variable, type and severity, as stations have it.
 */
@Singleton
final class DesiredMonitors implements DesiredKind {
  private static final String CONTROLLER = "MonitoringCtrlr";
  private static final int BYTES_OF_ITEM = 300;

  private final Commands commands;
  private final Monitors monitors;
  private final MessageSize sizes;
  private final Clock clock;

  DesiredMonitors(Commands commands, Monitors monitors, MessageSize sizes, Clock clock) {
    this.commands = commands;
    this.monitors = monitors;
    this.sizes = sizes;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "monitors";
  }

  @Override
  public Wish read(String payload) {
    SetMonitoringData wished = data(payload);
    return new Wish(key(wished), payload);
  }

  @Override
  public boolean isComparedAtBoot() {
    return true;
  }

  @Override
  public Map<String, Outcome> apply(String stationId, List<Desired> due) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    List<Desired> wanted = new ArrayList<>();
    for (Desired desired : due) {
      if (desired.removed()) {
        outcomes.put(desired.key(), Outcome.attempt(() -> clear(stationId, desired.key())));
      } else {
        wanted.add(desired);
      }
    }
    for (List<Desired> part :
        sizes.of(stationId, CONTROLLER, "SetVariableMonitoring").cut(wanted, _ -> BYTES_OF_ITEM)) {
      Outcome whole = Outcome.done(() -> outcomes.putAll(bring(stationId, part)));
      if (whole instanceof Outcome.Failed) {
        part.forEach(wish -> outcomes.put(wish.key(), whole));
      }
    }
    return outcomes;
  }

  /** A station that was reset or replaced refuses ids that it gave before, and gives new ones. */
  private Map<String, Outcome> bring(String stationId, List<Desired> part) {
    Map<String, SetMonitoringData> wanted = new LinkedHashMap<>();
    part.forEach(wish -> wanted.put(wish.key(), withKnownId(stationId, data(wish.payload()))));
    Map<String, Outcome> outcomes = new LinkedHashMap<>(set(stationId, wanted));
    wanted
        .entrySet()
        .removeIf(
            sent ->
                sent.getValue().id() == null
                    || !(outcomes.get(sent.getKey()) instanceof Outcome.Failed));
    if (!wanted.isEmpty()) {
      wanted.replaceAll((_, sent) -> SetMonitoringDataBuilder.builder(sent).id(null).build());
      outcomes.putAll(accepted(stationId, wanted));
    }
    return outcomes;
  }

  /** Those that a station takes; why it did not take others is known from before. */
  private Map<String, Outcome> accepted(String stationId, Map<String, SetMonitoringData> wanted) {
    Map<String, Outcome> accepted = new LinkedHashMap<>();
    if (Outcome.done(() -> accepted.putAll(set(stationId, wanted))) instanceof Outcome.Failed) {
      return Map.of();
    }
    accepted.values().removeIf(Outcome.Failed.class::isInstance);
    return accepted;
  }

  private Map<String, Outcome> set(String stationId, Map<String, SetMonitoringData> wanted) {
    List<SetMonitoringResult> results =
        commands
            .ask(stationId, new SetVariableMonitoringRequest(List.copyOf(wanted.values()), null))
            .setMonitoringResult();
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (SetMonitoringResult result : results) {
      String key = key(result);
      SetMonitoringData set = wanted.get(key);
      if (set == null) {
        continue;
      }
      if (result.status() == SetMonitoringStatus.Accepted && result.id() != null) {
        monitors.accepted(stationId, result.id(), set, clock.instant());
        outcomes.put(key, new Outcome.Applied());
      } else {
        outcomes.put(key, new Outcome.Failed(result.status().name()));
      }
    }
    return outcomes;
  }

  /** Replaces the one that is there instead of adding another (N04.FR.11). */
  private SetMonitoringData withKnownId(String stationId, SetMonitoringData wished) {
    return known(stationId, key(wished))
        .map(monitor -> SetMonitoringDataBuilder.builder(wished).id(monitor.id()).build())
        .orElse(wished);
  }

  private Outcome clear(String stationId, String key) {
    var known = known(stationId, key);
    if (known.isEmpty()) {
      return new Outcome.Applied();
    }
    int id = known.get().id();
    List<ClearMonitoringResult> results =
        commands
            .ask(stationId, new ClearVariableMonitoringRequest(List.of(id), null))
            .clearMonitoringResult();
    ClearMonitoringStatus status = results.getFirst().status();
    if (status == ClearMonitoringStatus.Rejected) {
      return new Outcome.Failed("the station keeps monitor " + id);
    }
    monitors.cleared(stationId, id);
    return new Outcome.Applied();
  }

  @Override
  public Map<String, String> actual(String stationId) {
    Map<String, String> actual = new LinkedHashMap<>();
    for (Monitor monitor : monitors.of(stationId)) {
      actual.put(key(monitor), "{\"id\":%d,\"value\":%s}".formatted(monitor.id(), monitor.value()));
    }
    return actual;
  }

  private Optional<Monitor> known(String stationId, String key) {
    return monitors.of(stationId).stream().filter(one -> key(one).equals(key)).findFirst();
  }

  private static SetMonitoringData data(String payload) {
    return Payloads.read(
            SetVariableMonitoringRequest.class, "{\"setMonitoringData\":[", payload, "]}")
        .setMonitoringData()
        .getFirst();
  }

  private static String key(SetMonitoringData data) {
    return key(
        VariableAddress.of(data.component(), data.variable()).key(),
        data.type().name(),
        data.severity());
  }

  private static String key(SetMonitoringResult result) {
    return key(
        VariableAddress.of(result.component(), result.variable()).key(),
        result.type().name(),
        result.severity());
  }

  private static String key(Monitor monitor) {
    return key(monitor.key(), monitor.type(), monitor.severity());
  }

  private static String key(String variable, String type, int severity) {
    return "%s %s %d".formatted(variable, type, severity);
  }
}
