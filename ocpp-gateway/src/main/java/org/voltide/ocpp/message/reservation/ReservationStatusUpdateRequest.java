package org.voltide.ocpp.message.reservation;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** A reservation ended without being used (OCPP 2.x H04). */
public record ReservationStatusUpdateRequest(
    @Min(value = 0, since = V2_1) int reservationId,
    ReservationUpdateStatus reservationUpdateStatus,
    @Nullable CustomData customData)
    implements Request<ReservationStatusUpdateResponse> {}
