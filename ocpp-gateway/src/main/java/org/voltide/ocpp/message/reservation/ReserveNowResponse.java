package org.voltide.ocpp.message.reservation;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the reservation holds. */
public record ReserveNowResponse(
    ReserveNowStatus status, @Nullable StatusInfo statusInfo, @Nullable CustomData customData)
    implements Response {}
