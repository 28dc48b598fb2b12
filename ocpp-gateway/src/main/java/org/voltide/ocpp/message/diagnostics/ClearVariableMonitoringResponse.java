package org.voltide.ocpp.message.diagnostics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** One result per monitor asked for. */
public record ClearVariableMonitoringResponse(
    @Items(min = 1) List<ClearMonitoringResult> clearMonitoringResult,
    @Nullable CustomData customData)
    implements Response {}
