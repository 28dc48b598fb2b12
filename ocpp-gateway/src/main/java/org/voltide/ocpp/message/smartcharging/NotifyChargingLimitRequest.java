package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.ChargingSchedule;
import org.voltide.ocpp.message.type.CustomData;

/**
 * A limit from outside holds now (OCPP 2.x K11, K12, K14).
 *
 * @param chargingSchedule what it allows, where the station knows
 * @param evseId the whole station when absent
 */
@RecordBuilder
public record NotifyChargingLimitRequest(
    ChargingLimit chargingLimit,
    @Nullable @Items(min = 1) List<ChargingSchedule> chargingSchedule,
    @Nullable @Min(value = 0, since = V2_1) Integer evseId,
    @Nullable CustomData customData)
    implements Request<NotifyChargingLimitResponse> {}
