package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** The newest values of the dynamic profile. */
@Since(V2_1)
@RecordBuilder
public record PullDynamicScheduleUpdateResponse(
    ChargingProfileStatus status,
    @Nullable ChargingScheduleUpdate scheduleUpdate,
    @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData)
    implements Response {}
