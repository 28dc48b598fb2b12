package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;

/**
 * Periods of allowed or wanted power, in one unit.
 *
 * @param id unique at the station
 * @param startSchedule what periods count from, for absolute and recurring kinds
 * @param duration seconds, without end when absent
 * @param minChargingRate least rate that makes sense for the car
 * @param randomizedDelay most seconds by which changes are delayed at random
 */
@RecordBuilder
public record ChargingSchedule(
    int id,
    ChargingRateUnit chargingRateUnit,
    @Items(min = 1, max = 1024) List<ChargingSchedulePeriod> chargingSchedulePeriod,
    @Since(V2_1) @Nullable LimitAtSoC limitAtSoC,
    @Nullable Instant startSchedule,
    @Nullable Integer duration,
    @Nullable Double minChargingRate,
    @Since(V2_1) @Nullable Double powerTolerance,
    @Since(V2_1) @Nullable @Min(0) Integer signatureId,
    @Since(V2_1) @Nullable @MaxLength(88) String digestValue,
    @Since(V2_1) @Nullable Boolean useLocalTime,
    @Since(V2_1) @Nullable @Min(0) Integer randomizedDelay,
    @Nullable SalesTariff salesTariff,
    @Since(V2_1) @Nullable AbsolutePriceSchedule absolutePriceSchedule,
    @Since(V2_1) @Nullable PriceLevelSchedule priceLevelSchedule,
    @Nullable CustomData customData) {}
