package org.voltide.simulator.station;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.provisioning.AttributeType;
import org.voltide.ocpp.message.provisioning.DataType;
import org.voltide.ocpp.message.provisioning.GetVariableData;
import org.voltide.ocpp.message.provisioning.GetVariableResult;
import org.voltide.ocpp.message.provisioning.GetVariableResultBuilder;
import org.voltide.ocpp.message.provisioning.GetVariableStatus;
import org.voltide.ocpp.message.provisioning.Mutability;
import org.voltide.ocpp.message.provisioning.ReportData;
import org.voltide.ocpp.message.provisioning.SetVariableData;
import org.voltide.ocpp.message.provisioning.SetVariableResult;
import org.voltide.ocpp.message.provisioning.SetVariableResultBuilder;
import org.voltide.ocpp.message.provisioning.SetVariableStatus;
import org.voltide.ocpp.message.provisioning.VariableAttributeBuilder;
import org.voltide.ocpp.message.provisioning.VariableCharacteristicsBuilder;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.Evse;
import org.voltide.ocpp.message.type.Variable;

/** A station's variables (OCPP 2.1 B05 to B07). Confined to the world's loop. */
final class DeviceModel {
  /** Where a variable is found; EVSE and instance may be absent. */
  record Key(
      String component, @Nullable Integer evseId, String variable, @Nullable String instance) {
    static Key of(String component, String variable) {
      return new Key(component, null, variable, null);
    }

    private static Key of(Component component, Variable variable) {
      Evse evse = component.evse();
      return new Key(
          component.name(), evse == null ? null : evse.id(), variable.name(), variable.instance());
    }

    private Component toComponent() {
      return new Component(
          component, evseId == null ? null : new Evse(evseId, null, null), null, null);
    }

    private Variable toVariable() {
      return new Variable(variable, instance, null);
    }
  }

  record Value(String text, DataType type, Mutability mutability, @Nullable String unit) {
    private Value with(String newText) {
      return new Value(newText, type, mutability, unit);
    }

    private boolean fits(String candidate) {
      return switch (type) {
        case integer -> candidate.matches("\\d{1,9}");
        case bool -> candidate.equals("true") || candidate.equals("false");
        default -> true;
      };
    }
  }

  private final Map<Key, Value> values = new LinkedHashMap<>();

  void put(Key key, Value value) {
    values.put(key, value);
  }

  String text(Key key) {
    return values.get(key).text;
  }

  /** The station itself changes one of its variables. */
  void replace(Key key, String text) {
    values.computeIfPresent(key, (k, old) -> old.with(text));
  }

  GetVariableResult get(GetVariableData wanted) {
    var result =
        GetVariableResultBuilder.builder()
            .component(wanted.component())
            .variable(wanted.variable())
            .attributeType(wanted.attributeType());
    Optional<Value> value = find(wanted.component(), wanted.variable());
    if (value.isEmpty()) {
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
    if (value.get().mutability == Mutability.WriteOnly) {
      return result.attributeStatus(GetVariableStatus.Rejected).build();
    }
    return result
        .attributeStatus(GetVariableStatus.Accepted)
        .attributeValue(value.get().text)
        .build();
  }

  SetVariableResult set(SetVariableData wanted) {
    SetVariableStatus status = status(wanted);
    if (status == SetVariableStatus.Accepted) {
      Key key = Key.of(wanted.component(), wanted.variable());
      values.computeIfPresent(key, (k, old) -> old.with(wanted.attributeValue()));
    }
    return SetVariableResultBuilder.builder()
        .attributeStatus(status)
        .component(wanted.component())
        .variable(wanted.variable())
        .attributeType(wanted.attributeType())
        .build();
  }

  /** All variables, or only those the CSMS may change (B07). */
  List<ReportData> report(boolean onlyWritable) {
    List<ReportData> report = new ArrayList<>();
    values.forEach(
        (key, value) -> {
          if (!onlyWritable || value.mutability != Mutability.ReadOnly) {
            report.add(entry(key, value));
          }
        });
    return report;
  }

  private SetVariableStatus status(SetVariableData wanted) {
    Optional<Value> value = find(wanted.component(), wanted.variable());
    if (value.isEmpty()) {
      return knows(wanted.component())
          ? SetVariableStatus.UnknownVariable
          : SetVariableStatus.UnknownComponent;
    }
    if (!isActual(wanted.attributeType())) {
      return SetVariableStatus.NotSupportedAttributeType;
    }
    boolean writable = value.get().mutability != Mutability.ReadOnly;
    return writable && value.get().fits(wanted.attributeValue())
        ? SetVariableStatus.Accepted
        : SetVariableStatus.Rejected;
  }

  private Optional<Value> find(Component component, Variable variable) {
    return Optional.ofNullable(values.get(Key.of(component, variable)));
  }

  private boolean knows(Component component) {
    return values.keySet().stream().anyMatch(key -> key.component.equals(component.name()));
  }

  private static boolean isActual(@Nullable AttributeType type) {
    return type == null || type == AttributeType.Actual;
  }

  private static ReportData entry(Key key, Value value) {
    var attribute =
        VariableAttributeBuilder.builder()
            .type(AttributeType.Actual)
            .mutability(value.mutability)
            .persistent(true)
            .constant(false)
            .value(value.mutability == Mutability.WriteOnly ? null : value.text)
            .build();
    var characteristics =
        VariableCharacteristicsBuilder.builder()
            .dataType(value.type)
            .supportsMonitoring(false)
            .unit(value.unit)
            .build();
    return new ReportData(
        key.toComponent(), key.toVariable(), List.of(attribute), characteristics, null);
  }
}
