package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.CustomData;

/**
 * What all profiles of an EVSE together allow.
 *
 * @param evseId 0 for the whole station
 * @param duration seconds
 */
public record CompositeSchedule(
    @Min(value = 0, since = V2_1) int evseId,
    int duration,
    Instant scheduleStart,
    ChargingRateUnit chargingRateUnit,
    @Items(min = 1) List<ChargingSchedulePeriod> chargingSchedulePeriod,
    @Nullable CustomData customData) {}
