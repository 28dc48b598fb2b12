package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Max;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
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
