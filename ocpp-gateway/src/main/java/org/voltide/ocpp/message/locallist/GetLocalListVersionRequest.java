package org.voltide.ocpp.message.locallist;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** Asks for the version of the local authorization list (OCPP 2.x D02). */
public record GetLocalListVersionRequest(@Nullable CustomData customData)
    implements Request<GetLocalListVersionResponse> {}
