package org.voltide.ocpp.message.diagnostics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.Variable;

/** The monitors of one variable. */
public record MonitoringData(
    Component component,
    Variable variable,
    @Items(min = 1) List<VariableMonitoring> variableMonitoring,
    @Nullable CustomData customData) {}
