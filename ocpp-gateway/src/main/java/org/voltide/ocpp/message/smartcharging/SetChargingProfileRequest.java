package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Installs a charging profile (OCPP 2.x K01–K04).
 *
 * @param evseId 0 for the whole station
 */
public record SetChargingProfileRequest(
    @Min(value = 0, since = V2_1) int evseId,
    ChargingProfile chargingProfile,
    @Nullable CustomData customData)
    implements Request<SetChargingProfileResponse> {}
