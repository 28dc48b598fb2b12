package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record SetMonitoringLevelRequest(
    @Min(value = 0, since = V2_1) int severity, @Nullable CustomData customData)
    implements Request<SetMonitoringLevelResponse> {}
