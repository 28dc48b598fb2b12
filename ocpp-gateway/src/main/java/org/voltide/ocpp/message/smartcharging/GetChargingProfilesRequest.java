package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Asks for installed charging profiles (OCPP 2.x K09).
 *
 * @param evseId 0 for those of the whole station, all when absent
 */
public record GetChargingProfilesRequest(
    int requestId,
    ChargingProfileCriterion chargingProfile,
    @Nullable @Min(value = 0, since = V2_1) Integer evseId,
    @Nullable CustomData customData)
    implements Request<GetChargingProfilesResponse> {}
