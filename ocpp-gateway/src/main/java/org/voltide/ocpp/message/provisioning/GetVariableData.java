package org.voltide.ocpp.message.provisioning;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.Variable;

/**
 * One variable that is asked for.
 *
 * @param attributeType the actual value when absent
 */
public record GetVariableData(
    Component component,
    Variable variable,
    @Nullable AttributeType attributeType,
    @Nullable CustomData customData) {}
