package org.voltide.ocpp.message.availability;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the change of service happened, or waits for a transaction to end. */
public record ChangeAvailabilityResponse(
    ChangeAvailabilityStatus status,
    @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData)
    implements Response {}
