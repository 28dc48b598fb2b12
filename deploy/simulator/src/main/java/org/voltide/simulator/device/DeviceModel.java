package org.voltide.simulator.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.provisioning.AttributeType;
import org.voltide.ocpp.message.provisioning.GetVariableData;
import org.voltide.ocpp.message.provisioning.GetVariableResult;
import org.voltide.ocpp.message.provisioning.GetVariableResultBuilder;
import org.voltide.ocpp.message.provisioning.GetVariableStatus;
import org.voltide.ocpp.message.provisioning.ReportData;
import org.voltide.ocpp.message.provisioning.SetVariableData;
import org.voltide.ocpp.message.provisioning.SetVariableResult;
import org.voltide.ocpp.message.provisioning.SetVariableResultBuilder;
import org.voltide.ocpp.message.provisioning.SetVariableStatus;
import org.voltide.ocpp.message.provisioning.VariableAttributeBuilder;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.ocpp.message.type.Variable;

/** A station's variables (OCPP 2.1 B05 to B08). Confined to the world's loop. */
public final class DeviceModel {
  /** Told of every new value, after it counts. */
  @FunctionalInterface
  public interface Watcher {
    void changed(Key key, String before, String now);
  }

  private static final class Slot {
    final Key key;
    final Kind kind;
    String text;
    Supplier<String> reading = () -> text;
    Function<String, Optional<String>> guard = text -> Optional.empty();

    Slot(Key key, Kind kind, String text) {
      this.key = key;
      this.kind = kind;
      this.text = text;
    }
  }

  private final Map<Key, Slot> slots = new LinkedHashMap<>();
  private final List<Watcher> watchers = new ArrayList<>();

  public void put(Key key, Kind kind, String text) {
    slots.put(key.folded(), new Slot(key, kind, text));
  }

  /** From now on the variable shows what is measured, when it is asked for. */
  public void read(Key key, Supplier<String> reading) {
    find(key).ifPresent(slot -> slot.reading = reading);
  }

  /** The CSMS may write only what the guard has no objection to, a standard reason code. */
  public void guard(Key key, Function<String, Optional<String>> guard) {
    find(key).ifPresent(slot -> slot.guard = guard);
  }

  public void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  /** Tells of new values of one variable. */
  public void watch(Key wanted, Runnable changed) {
    watch(
        (key, before, now) -> {
          if (key.folded().equals(wanted.folded())) {
            changed.run();
          }
        });
  }

  /**
   * The present value.
   *
   * @throws IllegalArgumentException when the station has no such variable
   */
  public String text(Key key) {
    return find(key)
        .orElseThrow(() -> new IllegalArgumentException("no variable " + key))
        .reading
        .get();
  }

  /** The present value of a whole number; {@code absent} when the station has no such variable. */
  public int number(Key key, int absent) {
    return find(key).map(slot -> Integer.parseInt(slot.reading.get())).orElse(absent);
  }

  /** Whether a switch is on; off when the station has no such variable. */
  public boolean on(Key key) {
    return find(key).filter(slot -> slot.reading.get().equals("true")).isPresent();
  }

  public Optional<String> value(Key key) {
    return find(key).map(slot -> slot.reading.get());
  }

  /** The station itself changes one of its variables, if it has it. */
  public void replace(Key key, String text) {
    find(key).ifPresent(slot -> change(slot, text));
  }

  public GetVariableResult get(GetVariableData wanted) {
    var result =
        GetVariableResultBuilder.builder()
            .component(wanted.component())
            .variable(wanted.variable())
            .attributeType(wanted.attributeType());
    Optional<Slot> slot = find(Key.of(wanted.component(), wanted.variable()));
    if (slot.isEmpty()) {
      return result
          .attributeStatus(
              knows(wanted.component())
                  ? GetVariableStatus.UnknownVariable
                  : GetVariableStatus.UnknownComponent)
          .build();
    }
    if (!isActual(wanted.attributeType())) {
      return result.attributeStatus(GetVariableStatus.NotSupportedAttributeType).build();
    }
    if (!slot.get().kind.readable()) {
      return result
          .attributeStatus(GetVariableStatus.Rejected)
          .attributeStatusInfo(new StatusInfo("WriteOnly", null, null))
          .build();
    }
    return result
        .attributeStatus(GetVariableStatus.Accepted)
        .attributeValue(slot.get().reading.get())
        .build();
  }

  public SetVariableResult set(SetVariableData wanted) {
    var result =
        SetVariableResultBuilder.builder()
            .component(wanted.component())
            .variable(wanted.variable())
            .attributeType(wanted.attributeType());
    Optional<Slot> slot = find(Key.of(wanted.component(), wanted.variable()));
    if (slot.isEmpty()) {
      return result
          .attributeStatus(
              knows(wanted.component())
                  ? SetVariableStatus.UnknownVariable
                  : SetVariableStatus.UnknownComponent)
          .build();
    }
    if (!isActual(wanted.attributeType())) {
      return result.attributeStatus(SetVariableStatus.NotSupportedAttributeType).build();
    }
    Optional<String> objection = objection(slot.get(), wanted.attributeValue());
    if (objection.isPresent()) {
      return result
          .attributeStatus(SetVariableStatus.Rejected)
          .attributeStatusInfo(new StatusInfo(objection.get(), null, null))
          .build();
    }
    change(slot.get(), wanted.attributeValue());
    return result
        .attributeStatus(
            slot.get().kind.reboots()
                ? SetVariableStatus.RebootRequired
                : SetVariableStatus.Accepted)
        .build();
  }

  /** What a report says of the variables that are wanted. */
  public List<ReportData> report(BiPredicate<Key, Kind> wanted) {
    return slots.values().stream()
        .filter(slot -> wanted.test(slot.key, slot.kind))
        .map(DeviceModel::entry)
        .toList();
  }

  /** Whether there is such a component, whatever its variables. */
  public boolean knows(Component component) {
    Key wanted = Key.of(component, new Variable("", null, null));
    return slots.keySet().stream().anyMatch(key -> sameComponent(key, wanted.folded()));
  }

  /** What a variable is; empty when the station has none there. */
  public Optional<Kind> kind(Key key) {
    return find(key).map(slot -> slot.kind);
  }

  /** The key as the station spells it. */
  public Optional<Key> canonical(Key key) {
    return find(key).map(slot -> slot.key);
  }

  private Optional<Slot> find(Key key) {
    return Optional.ofNullable(slots.get(key.folded()));
  }

  private void change(Slot slot, String now) {
    String before = slot.text;
    slot.text = now;
    if (!before.equals(now)) {
      watchers.forEach(watcher -> watcher.changed(slot.key, before, now));
    }
  }

  private static Optional<String> objection(Slot slot, String text) {
    if (!slot.kind.writable()) {
      return Optional.of("ReadOnly");
    }
    return slot.kind.objection(text).or(() -> slot.guard.apply(text));
  }

  private static boolean sameComponent(Key a, Key b) {
    return new Key(a.component(), a.componentInstance(), a.evseId(), a.connectorId(), "", null)
        .equals(
            new Key(b.component(), b.componentInstance(), b.evseId(), b.connectorId(), "", null));
  }

  private static boolean isActual(@Nullable AttributeType type) {
    return type == null || type == AttributeType.Actual;
  }

  private static ReportData entry(Slot slot) {
    var attribute =
        VariableAttributeBuilder.builder()
            .type(AttributeType.Actual)
            .mutability(slot.kind.mutability())
            .persistent(slot.kind.writable())
            .constant(false)
            .value(slot.kind.readable() ? slot.reading.get() : null)
            .build();
    return new ReportData(
        slot.key.toComponent(),
        slot.key.toVariable(),
        List.of(attribute),
        slot.kind.characteristics(),
        null);
  }
}
