package org.voltide.ocpp.message.diagnostics;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** Chooses which set of monitors is active (OCPP 2.x N03). */
public record SetMonitoringBaseRequest(
    MonitoringBase monitoringBase, @Nullable CustomData customData)
    implements Request<SetMonitoringBaseResponse> {}
