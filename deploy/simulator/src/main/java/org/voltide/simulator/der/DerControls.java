package org.voltide.simulator.der;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.voltide.ocpp.message.der.ClearDERControlRequest;
import org.voltide.ocpp.message.der.ClearDERControlResponse;
import org.voltide.ocpp.message.der.DERControlStatus;
import org.voltide.ocpp.message.der.GetDERControlRequest;
import org.voltide.ocpp.message.der.GetDERControlResponse;
import org.voltide.ocpp.message.der.GridEventFault;
import org.voltide.ocpp.message.der.LimitMaxDischarge;
import org.voltide.ocpp.message.der.NotifyDERAlarmRequestBuilder;
import org.voltide.ocpp.message.der.NotifyDERStartStopRequest;
import org.voltide.ocpp.message.der.SetDERControlRequest;
import org.voltide.ocpp.message.der.SetDERControlResponse;
import org.voltide.ocpp.message.type.DERControlType;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.desk.Parts;
import org.voltide.simulator.device.Key;

/**
 * The controls of a station: one default of each type, and scheduled ones of which the most
 * important of each type is in force. Of their effects this station has two: {@code
 * LimitMaxDischarge} and the end of feeding while the grid is at fault.
 */
public final class DerControls implements Block {
  private static final int MAX_CONTROLS = 24;
  private static final int PART = 8;

  private final Host host;
  private final Runnable changed;
  private final Map<String, Control> held = new LinkedHashMap<>();
  private final Map<DERControlType, String> started = new EnumMap<>(DERControlType.class);
  private Optional<DERControlType> alarm = Optional.empty();

  /**
   * @param changed is told when what may be fed back may have changed
   */
  public DerControls(Host host, Runnable changed) {
    this.host = host;
    this.changed = changed;
  }

  @Override
  public void register(Desk desk) {
    desk.on(SetDERControlRequest.class, this::set);
    desk.on(GetDERControlRequest.class, this::get);
    desk.on(ClearDERControlRequest.class, this::clear);
  }

  /**
   * What part of its discharging power an EVSE may use now, 0 to 1.
   *
   * @param reached whether the controls reach the inverter that feeds
   */
  public double dischargeShare(boolean reached) {
    if (alarm.isPresent()) {
      return 0;
    }
    return !reached ? 1 : limited();
  }

  private double limited() {
    return inForce(DERControlType.LimitMaxDischarge)
        .map(control -> control.request().limitMaxDischarge())
        .map(LimitMaxDischarge::pctMaxDischargePower)
        .map(percent -> Math.clamp(percent / 100, 0, 1))
        .orElse(1.0);
  }

  /** The grid fails, and a control has a say in what to do then (R05). */
  public void gridFault(GridEventFault fault) {
    DERControlType trip =
        switch (fault) {
          case OverFrequency -> DERControlType.HFMustTrip;
          case UnderFrequency -> DERControlType.LFMustTrip;
          case UnderVoltage -> DERControlType.LVMustTrip;
          default -> DERControlType.HVMustTrip;
        };
    if (alarm.isEmpty() && !modes().isEmpty()) {
      alarm = Optional.of(trip);
      tellAlarm(trip, Optional.of(fault));
      changed.run();
    }
  }

  /** The grid is well again. */
  public void gridRecovered() {
    Optional<DERControlType> over = alarm;
    alarm = Optional.empty();
    over.ifPresent(
        type -> {
          tellAlarm(type, Optional.empty());
          changed.run();
        });
  }

  private void tellAlarm(DERControlType type, Optional<GridEventFault> fault) {
    host.uplink()
        .keep(
            NotifyDERAlarmRequestBuilder.builder()
                .controlType(type)
                .timestamp(host.time())
                .gridEventFault(fault.orElse(null))
                .alarmEnded(fault.isEmpty())
                .build());
  }

  private SetDERControlResponse set(SetDERControlRequest request) {
    DERControlStatus status = verdict(request);
    if (status != DERControlStatus.Accepted) {
      return new SetDERControlResponse(status, null, null, null);
    }
    Control control = Control.of(request, host.time());
    held.values().removeIf(other -> replacedBy(control, other));
    held.put(control.id(), control);
    List<String> losers = supersededBy(control);
    host.afterAnswer(() -> schedule(control));
    return new SetDERControlResponse(status, null, losers.isEmpty() ? null : losers, null);
  }

  private DERControlStatus verdict(SetDERControlRequest request) {
    if (!modes().contains(request.controlType().name())) {
      return DERControlStatus.NotSupported;
    }
    boolean onlyDefault =
        request.controlType() == DERControlType.EnterService
            || request.controlType() == DERControlType.Gradients;
    boolean wrong =
        Control.settings(request) != 1
            || !Control.fitsType(request)
            || (request.isDefault() && Control.timed(request))
            || (!request.isDefault() && onlyDefault);
    if (wrong) {
      return DERControlStatus.Rejected;
    }
    boolean full = held.size() >= MAX_CONTROLS && !held.containsKey(request.controlId());
    return full || Control.of(request, host.time()).over(host.time())
        ? DERControlStatus.Rejected
        : DERControlStatus.Accepted;
  }

  /** There is one default of each type, and one control of each id. */
  private static boolean replacedBy(Control control, Control other) {
    return other.id().equals(control.id())
        || (control.isDefault() && other.isDefault() && other.type() == control.type());
  }

  private List<String> supersededBy(Control winner) {
    return winner.isDefault()
        ? List.of()
        : held.values().stream().filter(c -> supersedes(winner, c)).map(Control::id).toList();
  }

  private static boolean supersedes(Control winner, Control loser) {
    return winner != loser
        && !winner.isDefault()
        && !loser.isDefault()
        && winner.type() == loser.type()
        && winner.overlaps(loser)
        && winner.priority() <= loser.priority();
  }

  private void schedule(Control control) {
    settle();
    control.start().ifPresent(start -> host.at(start, this::settle));
    control.end().ifPresent(end -> host.at(end, this::settle));
  }

  /** Finds out which scheduled controls lead now, and tells what began and what stopped. */
  private void settle() {
    Instant now = host.time();
    for (DERControlType type : DERControlType.values()) {
      Optional<String> leads = scheduled(type, now).map(Control::id);
      Optional<String> led = Optional.ofNullable(started.get(type));
      if (!leads.equals(led)) {
        led.ifPresent(id -> tell(id, false, now));
        leads.ifPresentOrElse(id -> started.put(type, id), () -> started.remove(type));
        leads.ifPresent(id -> tell(id, true, now));
      }
    }
    held.values().removeIf(control -> control.over(now));
    changed.run();
  }

  private void tell(String controlId, boolean starts, Instant now) {
    List<String> losers = starts ? supersededBy(held.get(controlId)) : List.of();
    host.uplink()
        .keep(
            new NotifyDERStartStopRequest(
                controlId, starts, now, losers.isEmpty() ? null : losers, null));
  }

  private GetDERControlResponse get(GetDERControlRequest request) {
    if (request.controlType() != null && !modes().contains(request.controlType().name())) {
      return new GetDERControlResponse(DERControlStatus.NotSupported, null, null);
    }
    List<Control> found =
        held.values().stream()
            .filter(c -> request.isDefault() == null || request.isDefault() == c.isDefault())
            .filter(c -> request.controlType() == null || request.controlType() == c.type())
            .filter(c -> request.controlId() == null || request.controlId().equals(c.id()))
            .toList();
    Set<String> superseded = new HashSet<>();
    held.values().forEach(control -> superseded.addAll(supersededBy(control)));
    host.afterAnswer(
        () ->
            Parts.send(
                found,
                PART,
                (seqNo, part, more) ->
                    host.tell(ControlReport.of(request.requestId(), part, superseded, more))));
    return new GetDERControlResponse(
        found.isEmpty() ? DERControlStatus.NotFound : DERControlStatus.Accepted, null, null);
  }

  private ClearDERControlResponse clear(ClearDERControlRequest request) {
    List<String> gone =
        held.values().stream()
            .filter(c -> request.isDefault() == c.isDefault())
            .filter(c -> request.controlType() == null || request.controlType() == c.type())
            .filter(c -> request.controlId() == null || request.controlId().equals(c.id()))
            .map(Control::id)
            .toList();
    gone.forEach(held::remove);
    host.afterAnswer(this::settle);
    return new ClearDERControlResponse(
        gone.isEmpty() ? DERControlStatus.NotFound : DERControlStatus.Accepted, null, null);
  }

  /** The leading scheduled control, or else the default. */
  private Optional<Control> inForce(DERControlType type) {
    return scheduled(type, host.time())
        .or(
            () ->
                held.values().stream().filter(c -> c.isDefault() && c.type() == type).findFirst());
  }

  /** Of the same priority the one that came last leads. */
  private Optional<Control> scheduled(DERControlType type, Instant now) {
    List<Control> latestFirst = new ArrayList<>(held.values()).reversed();
    return latestFirst.stream()
        .filter(c -> !c.isDefault() && c.type() == type && c.inForce(now))
        .min(Comparator.comparingInt(Control::priority));
  }

  private List<String> modes() {
    return Stream.of("DCDERCtrlr", "ACDERCtrlr")
        .flatMap(component -> host.model().value(Key.of(component, "ModesSupported")).stream())
        .flatMap(modes -> Arrays.stream(modes.split(",", -1)))
        .toList();
  }
}
