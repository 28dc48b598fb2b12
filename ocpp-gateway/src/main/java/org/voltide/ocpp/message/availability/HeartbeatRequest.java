package org.voltide.ocpp.message.availability;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record HeartbeatRequest(@Nullable CustomData customData)
    implements Request<HeartbeatResponse> {}
