package org.voltide.simulator.device;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.Evse;
import org.voltide.ocpp.message.type.Variable;

/** Where a variable is found; what is null is not said. */
public record Key(
    String component,
    @Nullable String componentInstance,
    @Nullable Integer evseId,
    @Nullable Integer connectorId,
    String variable,
    @Nullable String instance) {

  public static Key of(String component, String variable) {
    return new Key(component, null, null, null, variable, null);
  }

  public static Key of(String component, String variable, String instance) {
    return new Key(component, null, null, null, variable, instance);
  }

  /** Of a component that belongs to an EVSE. */
  public static Key at(int evseId, String component, String variable) {
    return new Key(component, null, evseId, null, variable, null);
  }

  public static Key of(Component component, Variable variable) {
    Evse evse = component.evse();
    return new Key(
        component.name(),
        component.instance(),
        evse == null ? null : evse.id(),
        evse == null ? null : evse.connectorId(),
        variable.name(),
        variable.instance());
  }

  public Component toComponent() {
    Evse evse = evseId == null ? null : new Evse(evseId, connectorId, null);
    return new Component(component, evse, componentInstance, null);
  }

  public Variable toVariable() {
    return new Variable(variable, instance, null);
  }

  /** The same place with names in one case, since names differ by more than that. */
  Key folded() {
    return new Key(
        component.toLowerCase(Locale.ROOT),
        folded(componentInstance),
        evseId,
        connectorId,
        variable.toLowerCase(Locale.ROOT),
        folded(instance));
  }

  private static @Nullable String folded(@Nullable String name) {
    return name == null ? null : name.toLowerCase(Locale.ROOT);
  }
}
