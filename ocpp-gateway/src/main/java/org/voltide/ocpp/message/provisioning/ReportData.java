package org.voltide.ocpp.message.provisioning;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.Variable;

/** One variable of the device model with all that is known of it. */
@RecordBuilder
public record ReportData(
    Component component,
    Variable variable,
    @Items(min = 1, max = 4) List<VariableAttribute> variableAttribute,
    @Nullable VariableCharacteristics variableCharacteristics,
    @Nullable CustomData customData) {}
