package org.voltide.ocpp.message.smartcharging;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether reports will follow. */
public record GetChargingProfilesResponse(
    GetChargingProfileStatus status,
    @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData)
    implements Response {}
