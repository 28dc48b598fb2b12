package org.voltide.ocpp.message.availability;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** A sign of life that also fetches the time (OCPP 2.x G02). */
public record HeartbeatRequest(@Nullable CustomData customData)
    implements Request<HeartbeatResponse> {}
