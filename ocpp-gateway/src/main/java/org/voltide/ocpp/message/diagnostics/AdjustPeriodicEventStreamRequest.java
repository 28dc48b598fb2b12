package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** Changes how often an event stream sends (OCPP 2.1 N14). */
@Since(V2_1)
public record AdjustPeriodicEventStreamRequest(
    @Min(0) int id, PeriodicEventStreamParams params, @Nullable CustomData customData)
    implements Request<AdjustPeriodicEventStreamResponse> {}
