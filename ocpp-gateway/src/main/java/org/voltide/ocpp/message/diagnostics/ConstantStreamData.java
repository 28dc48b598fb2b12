package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * What stays the same during an event stream.
 *
 * @param id names the stream in its messages
 * @param variableMonitoringId the monitor whose values are streamed
 */
@Since(V2_1)
public record ConstantStreamData(
    @Min(0) int id,
    PeriodicEventStreamParams params,
    @Min(0) int variableMonitoringId,
    @Nullable CustomData customData) {}
