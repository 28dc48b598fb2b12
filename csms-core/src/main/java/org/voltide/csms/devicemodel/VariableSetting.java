package org.voltide.csms.devicemodel;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.provisioning.AttributeType;

/** A variable and the value it is to have, as the API takes it. */
public record VariableSetting(
    @NotNull @Size(min = 1, max = 50) String component,
    @Nullable @Size(max = 50) String componentInstance,
    @Nullable Integer evseId,
    @Nullable Integer connectorId,
    @NotNull @Size(min = 1, max = 50) String variable,
    @Nullable @Size(max = 50) String variableInstance,
    @Nullable AttributeType attribute,
    @NotNull @Size(max = 2500) String value) {

  VariableAddress address() {
    return new VariableAddress(
        component, componentInstance, evseId, connectorId, variable, variableInstance, attribute);
  }
}
