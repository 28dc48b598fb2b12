package org.voltide.ocpp.message.reservation;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** The CSMS has heard that the reservation ended. */
public record ReservationStatusUpdateResponse(@Nullable CustomData customData)
    implements Response {}
