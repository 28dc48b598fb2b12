package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Max;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * What a car wants and can do in both directions (ISO 15118-20, OCPP 2.1 Q01). All values are
 * positive, but the two V2X energy requests.
 *
 * @param minChargePower W
 * @param maxChargePower W
 * @param minDischargePower W
 * @param maxDischargePower W
 * @param minChargeCurrent A
 * @param maxChargeCurrent A
 * @param minDischargeCurrent A
 * @param maxDischargeCurrent A
 * @param minVoltage V
 * @param maxVoltage V
 * @param evTargetEnergyRequest Wh to the driver's target
 * @param evMinEnergyRequest Wh to the least the driver accepts
 * @param evMaxEnergyRequest Wh until the battery takes no more
 * @param evMinV2XEnergyRequest Wh to the lower edge of the window for V2X cycles, negative when
 *     above it
 * @param evMaxV2XEnergyRequest Wh to the upper edge of that window, negative when above it
 * @param targetSoC percent at departure
 */
@Since(V2_1)
@RecordBuilder
public record V2XChargingParameters(
    @Nullable Double minChargePower,
    @Nullable Double minChargePower_L2,
    @Nullable Double minChargePower_L3,
    @Nullable Double maxChargePower,
    @Nullable Double maxChargePower_L2,
    @Nullable Double maxChargePower_L3,
    @Nullable Double minDischargePower,
    @Nullable Double minDischargePower_L2,
    @Nullable Double minDischargePower_L3,
    @Nullable Double maxDischargePower,
    @Nullable Double maxDischargePower_L2,
    @Nullable Double maxDischargePower_L3,
    @Nullable Double minChargeCurrent,
    @Nullable Double maxChargeCurrent,
    @Nullable Double minDischargeCurrent,
    @Nullable Double maxDischargeCurrent,
    @Nullable Double minVoltage,
    @Nullable Double maxVoltage,
    @Nullable Double evTargetEnergyRequest,
    @Nullable Double evMinEnergyRequest,
    @Nullable Double evMaxEnergyRequest,
    @Nullable Double evMinV2XEnergyRequest,
    @Nullable Double evMaxV2XEnergyRequest,
    @Nullable @Min(0) @Max(100) Integer targetSoC,
    @Nullable CustomData customData) {}
