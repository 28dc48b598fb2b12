package org.voltide.ocpp.message.availability;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.Evse;

/** DOC */
public record ChangeAvailabilityRequest(
    OperationalStatus operationalStatus, @Nullable Evse evse, @Nullable CustomData customData)
    implements Request<ChangeAvailabilityResponse> {}
