package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** What became of one monitor that was to be removed. */
public record ClearMonitoringResult(
    ClearMonitoringStatus status,
    @Min(value = 0, since = V2_1) int id,
    @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) {}
