package org.voltide.ocpp.message.authorization;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** Tells the station to forget every cached authorization (OCPP 2.x C11). */
public record ClearCacheRequest(@Nullable CustomData customData)
    implements Request<ClearCacheResponse> {}
