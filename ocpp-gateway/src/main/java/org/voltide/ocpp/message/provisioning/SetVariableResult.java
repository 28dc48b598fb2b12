package org.voltide.ocpp.message.provisioning;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.ocpp.message.type.Variable;

/** What became of one variable that was to be written. */
@RecordBuilder
public record SetVariableResult(
    SetVariableStatus attributeStatus,
    Component component,
    Variable variable,
    @Nullable AttributeType attributeType,
    @Nullable StatusInfo attributeStatusInfo,
    @Nullable CustomData customData) {}
