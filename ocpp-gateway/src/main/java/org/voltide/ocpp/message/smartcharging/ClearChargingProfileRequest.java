package org.voltide.ocpp.message.smartcharging;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
@RecordBuilder
public record ClearChargingProfileRequest(
    @Nullable Integer chargingProfileId,
    @Nullable ClearChargingProfile chargingProfileCriteria,
    @Nullable CustomData customData)
    implements Request<ClearChargingProfileResponse> {}
