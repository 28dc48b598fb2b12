package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** Gives a dynamic profile new values (OCPP 2.1 K28, Q04). */
@Since(V2_1)
public record UpdateDynamicScheduleRequest(
    int chargingProfileId, ChargingScheduleUpdate scheduleUpdate, @Nullable CustomData customData)
    implements Request<UpdateDynamicScheduleResponse> {}
