package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** The station ends an event stream (OCPP 2.1 N13). */
@Since(V2_1)
public record ClosePeriodicEventStreamRequest(@Min(0) int id, @Nullable CustomData customData)
    implements Request<ClosePeriodicEventStreamResponse> {}
