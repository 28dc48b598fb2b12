package org.voltide.ocpp.message.authorization;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record ClearCacheRequest(@Nullable CustomData customData)
    implements Request<ClearCacheResponse> {}
