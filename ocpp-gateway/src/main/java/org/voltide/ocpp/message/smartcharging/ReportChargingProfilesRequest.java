package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_0_1;
import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.OneOf;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.CustomData;

/**
 * One part of the charging profiles asked for (OCPP 2.x K09).
 *
 * @param evseId 0 for profiles of the whole station
 * @param tbc whether more parts follow
 */
public record ReportChargingProfilesRequest(
    int requestId,
    @MaxLength(20)
        @OneOf(
            in = V2_0_1,
            value = {"EMS", "Other", "SO", "CSO"})
        String chargingLimitSource,
    @Items(min = 1) List<ChargingProfile> chargingProfile,
    @Min(value = 0, since = V2_1) int evseId,
    @Nullable Boolean tbc,
    @Nullable CustomData customData)
    implements Request<ReportChargingProfilesResponse> {}
