package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Chooses down to which severity events are reported (OCPP 2.x N05).
 *
 * @param severity 0 (danger) to 9 (debug); less severe events stay at the station
 */
public record SetMonitoringLevelRequest(
    @Min(value = 0, since = V2_1) int severity, @Nullable CustomData customData)
    implements Request<SetMonitoringLevelResponse> {}
