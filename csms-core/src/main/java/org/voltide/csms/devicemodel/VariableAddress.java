package org.voltide.csms.devicemodel;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.provisioning.AttributeType;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.Evse;
import org.voltide.ocpp.message.type.Variable;

/**
 * Which attribute of which variable of which component.
 *
 * @param evseId absent for the whole station
 * @param connectorId absent for the whole EVSE
 * @param attribute the actual value when absent
 */
public record VariableAddress(
    @NotBlank @Size(max = 50) String component,
    @Nullable @Size(max = 50) String componentInstance,
    @Nullable Integer evseId,
    @Nullable Integer connectorId,
    @NotBlank @Size(max = 50) String variable,
    @Nullable @Size(max = 50) String variableInstance,
    @Nullable AttributeType attribute) {

  /** The actual value of a station-wide variable. */
  public static VariableAddress of(String component, String variable) {
    return new VariableAddress(component, null, null, null, variable, null, null);
  }

  /** The actual value of one instance of a station-wide variable. */
  public static VariableAddress of(String component, String variable, String instance) {
    return new VariableAddress(component, null, null, null, variable, instance, null);
  }

  /** The actual value of what a message names. */
  public static VariableAddress of(Component component, Variable variable) {
    return of(component, variable, null);
  }

  static VariableAddress of(
      Component component, Variable variable, @Nullable AttributeType attribute) {
    Optional<Evse> evse = Optional.ofNullable(component.evse());
    return new VariableAddress(
        component.name(),
        component.instance(),
        evse.map(Evse::id).orElse(null),
        evse.map(Evse::connectorId).orElse(null),
        variable.name(),
        variable.instance(),
        attribute);
  }

  public AttributeType attributeOrActual() {
    return attribute == null ? AttributeType.Actual : attribute;
  }

  /**
   * One text for it, such as {@code ocppcommctrlr/heartbeatinterval}; OCPP compares names without
   * regard to case.
   */
  public String key() {
    StringBuilder key = new StringBuilder(component);
    append(key, ':', componentInstance);
    append(key, '@', evseId);
    append(key, '.', connectorId);
    append(key.append('/').append(variable), ':', variableInstance);
    if (attributeOrActual() != AttributeType.Actual) {
      append(key, '#', attributeOrActual());
    }
    return key.toString().toLowerCase(Locale.ROOT);
  }

  private static void append(StringBuilder key, char before, @Nullable Object part) {
    if (part != null) {
      key.append(before).append(part);
    }
  }

  public Component toComponent() {
    Evse evse = evseId == null ? null : new Evse(evseId, connectorId, null);
    return new Component(component, evse, componentInstance, null);
  }

  public Variable toVariable() {
    return new Variable(variable, variableInstance, null);
  }
}
