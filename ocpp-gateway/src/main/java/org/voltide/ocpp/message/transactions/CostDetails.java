package org.voltide.ocpp.message.transactions;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * What a transaction costs, as the station computed it (OCPP 2.1 I12).
 *
 * @param failureToCalculate whether the station could not apply the tariff
 * @param failureReason why not
 */
@Since(V2_1)
@RecordBuilder
public record CostDetails(
    TotalCost totalCost,
    TotalUsage totalUsage,
    @Nullable @Items(min = 1) List<ChargingPeriod> chargingPeriods,
    @Nullable Boolean failureToCalculate,
    @Nullable @MaxLength(500) String failureReason,
    @Nullable CustomData customData) {}
