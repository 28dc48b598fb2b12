package org.voltide.ocpp.message.availability;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.Evse;

/**
 * Takes a station, an EVSE or a connector in or out of service (OCPP 2.x G03, G04).
 *
 * @param evse what is meant, the whole station when absent
 */
public record ChangeAvailabilityRequest(
    OperationalStatus operationalStatus, @Nullable Evse evse, @Nullable CustomData customData)
    implements Request<ChangeAvailabilityResponse> {}
