package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.ocpp.message.type.CustomData;

/** Which charging profiles to remove. */
@RecordBuilder
public record ClearChargingProfile(
    @Nullable @Min(value = 0, since = V2_1) Integer evseId,
    @Nullable ChargingProfilePurpose chargingProfilePurpose,
    @Nullable @Min(value = 0, since = V2_1) Integer stackLevel,
    @Nullable CustomData customData) {}
