package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Since;

/**
 * When a price holds; all that are set must be met.
 *
 * @param startTimeOfDay HH:MM local
 * @param endTimeOfDay HH:MM local
 * @param validFromDate YYYY-MM-DD
 * @param validToDate YYYY-MM-DD, that day excluded
 * @param minEnergy Wh
 * @param maxEnergy Wh
 * @param minCurrent A
 * @param maxCurrent A
 * @param minPower W
 * @param maxPower W
 * @param minTime seconds
 * @param maxTime seconds
 * @param minChargingTime seconds
 * @param maxChargingTime seconds
 * @param minIdleTime seconds
 * @param maxIdleTime seconds
 */
@Since(V2_1)
@RecordBuilder
public record TariffConditions(
    @Nullable String startTimeOfDay,
    @Nullable String endTimeOfDay,
    @Nullable @Items(min = 1, max = 7) List<DayOfWeek> dayOfWeek,
    @Nullable String validFromDate,
    @Nullable String validToDate,
    @Nullable EvseKind evseKind,
    @Nullable Double minEnergy,
    @Nullable Double maxEnergy,
    @Nullable Double minCurrent,
    @Nullable Double maxCurrent,
    @Nullable Double minPower,
    @Nullable Double maxPower,
    @Nullable Integer minTime,
    @Nullable Integer maxTime,
    @Nullable Integer minChargingTime,
    @Nullable Integer maxChargingTime,
    @Nullable Integer minIdleTime,
    @Nullable Integer maxIdleTime,
    @Nullable CustomData customData) {}
