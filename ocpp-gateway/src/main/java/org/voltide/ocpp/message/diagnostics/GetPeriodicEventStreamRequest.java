package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** Asks for the open event streams (OCPP 2.1 N12). */
@Since(V2_1)
public record GetPeriodicEventStreamRequest(@Nullable CustomData customData)
    implements Request<GetPeriodicEventStreamResponse> {}
