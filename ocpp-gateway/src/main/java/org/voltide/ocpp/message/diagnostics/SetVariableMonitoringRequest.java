package org.voltide.ocpp.message.diagnostics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** Sets monitors on variables (OCPP 2.x N04). */
public record SetVariableMonitoringRequest(
    @Items(min = 1) List<SetMonitoringData> setMonitoringData, @Nullable CustomData customData)
    implements Request<SetVariableMonitoringResponse> {}
