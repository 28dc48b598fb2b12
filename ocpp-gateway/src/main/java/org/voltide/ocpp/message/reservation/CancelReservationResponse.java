package org.voltide.ocpp.message.reservation;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the reservation was withdrawn. */
public record CancelReservationResponse(
    CancelReservationStatus status,
    @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData)
    implements Response {}
