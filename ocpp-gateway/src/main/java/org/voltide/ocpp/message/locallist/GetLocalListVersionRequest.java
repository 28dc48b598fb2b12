package org.voltide.ocpp.message.locallist;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record GetLocalListVersionRequest(@Nullable CustomData customData)
    implements Request<GetLocalListVersionResponse> {}
