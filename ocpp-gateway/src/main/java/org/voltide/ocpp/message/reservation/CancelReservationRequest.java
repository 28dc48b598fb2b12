package org.voltide.ocpp.message.reservation;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** Withdraws a reservation (OCPP 2.x H02). */
public record CancelReservationRequest(
    @Min(value = 0, since = V2_1) int reservationId, @Nullable CustomData customData)
    implements Request<CancelReservationResponse> {}
