package org.voltide.ocpp.message.v16;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Tenths;
import org.voltide.ocpp.message.type.ChargingRateUnit;

/**
 * Limits over time.
 *
 * @param duration seconds
 */
@RecordBuilder
public record Schedule(
    @Nullable Integer duration,
    @Nullable Instant startSchedule,
    ChargingRateUnit chargingRateUnit,
    List<SchedulePeriod> chargingSchedulePeriod,
    @Nullable @Tenths BigDecimal minChargingRate) {}
