package org.voltide.ocpp.message.provisioning;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.ocpp.message.type.Variable;

/** One variable's value, or why it cannot be had. */
@RecordBuilder
public record GetVariableResult(
    GetVariableStatus attributeStatus,
    Component component,
    Variable variable,
    @Nullable StatusInfo attributeStatusInfo,
    @Nullable AttributeType attributeType,
    @Nullable @MaxLength(2500) String attributeValue,
    @Nullable CustomData customData) {}
