package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** Removes monitors by their ids (OCPP 2.x N06). */
public record ClearVariableMonitoringRequest(
    @Items(min = 1) List<@Min(value = 0, since = V2_1) Integer> id, @Nullable CustomData customData)
    implements Request<ClearVariableMonitoringResponse> {}
