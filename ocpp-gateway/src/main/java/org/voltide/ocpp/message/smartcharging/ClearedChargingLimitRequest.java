package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_0_1;
import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.OneOf;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * A limit from outside no longer holds (OCPP 2.x K13).
 *
 * @param evseId the whole station when absent
 */
public record ClearedChargingLimitRequest(
    @MaxLength(20)
        @OneOf(
            in = V2_0_1,
            value = {"EMS", "Other", "SO", "CSO"})
        String chargingLimitSource,
    @Nullable @Min(value = 0, since = V2_1) Integer evseId,
    @Nullable CustomData customData)
    implements Request<ClearedChargingLimitResponse> {}
