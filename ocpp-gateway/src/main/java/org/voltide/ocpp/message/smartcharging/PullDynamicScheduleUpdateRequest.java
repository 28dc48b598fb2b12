package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** A station asks for the newest values of a dynamic profile (OCPP 2.1 K28). */
@Since(V2_1)
public record PullDynamicScheduleUpdateRequest(
    int chargingProfileId, @Nullable CustomData customData)
    implements Request<PullDynamicScheduleUpdateResponse> {}
