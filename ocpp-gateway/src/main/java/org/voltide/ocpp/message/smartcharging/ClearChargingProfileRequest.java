package org.voltide.ocpp.message.smartcharging;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** Removes charging profiles, by id or by criteria (OCPP 2.x K10). */
@RecordBuilder
public record ClearChargingProfileRequest(
    @Nullable Integer chargingProfileId,
    @Nullable ClearChargingProfile chargingProfileCriteria,
    @Nullable CustomData customData)
    implements Request<ClearChargingProfileResponse> {}
