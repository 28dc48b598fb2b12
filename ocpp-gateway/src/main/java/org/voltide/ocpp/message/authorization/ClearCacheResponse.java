package org.voltide.ocpp.message.authorization;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the station emptied its authorization cache. */
public record ClearCacheResponse(
    ClearCacheStatus status, @Nullable StatusInfo statusInfo, @Nullable CustomData customData)
    implements Response {}
