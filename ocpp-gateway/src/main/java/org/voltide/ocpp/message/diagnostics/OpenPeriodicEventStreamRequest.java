package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** The station begins an event stream (OCPP 2.1 N11). */
@Since(V2_1)
public record OpenPeriodicEventStreamRequest(
    ConstantStreamData constantStreamData, @Nullable CustomData customData)
    implements Request<OpenPeriodicEventStreamResponse> {}
