package org.voltide.ocpp.message.provisioning;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.Variable;

/**
 * One variable to write.
 *
 * @param attributeType the actual value when absent
 */
public record SetVariableData(
    @MaxLength(value = 2500, v201 = 1000) String attributeValue,
    Component component,
    Variable variable,
    @Nullable AttributeType attributeType,
    @Nullable CustomData customData) {}
