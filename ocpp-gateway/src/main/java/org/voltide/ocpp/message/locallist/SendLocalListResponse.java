package org.voltide.ocpp.message.locallist;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the list was applied. */
public record SendLocalListResponse(
    SendLocalListStatus status, @Nullable StatusInfo statusInfo, @Nullable CustomData customData)
    implements Response {}
