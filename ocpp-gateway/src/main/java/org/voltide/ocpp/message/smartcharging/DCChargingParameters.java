package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_0_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Max;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.WholeIn;
import org.voltide.ocpp.message.type.CustomData;

/**
 * What a car wants from DC charging (ISO 15118-2).
 *
 * @param evMaxCurrent A
 * @param evMaxVoltage V
 * @param evMaxPower W
 * @param evEnergyCapacity Wh
 * @param energyAmount Wh until departure
 * @param stateOfCharge percent
 * @param fullSoC percent at which the car calls itself full
 * @param bulkSoC percent at which fast charging ends
 */
@RecordBuilder
public record DCChargingParameters(
    @WholeIn(V2_0_1) double evMaxCurrent,
    @WholeIn(V2_0_1) double evMaxVoltage,
    @Nullable @WholeIn(V2_0_1) Double evMaxPower,
    @Nullable @WholeIn(V2_0_1) Double evEnergyCapacity,
    @Nullable @WholeIn(V2_0_1) Double energyAmount,
    @Nullable @Min(0) @Max(100) Integer stateOfCharge,
    @Nullable @Min(0) @Max(100) Integer fullSoC,
    @Nullable @Min(0) @Max(100) Integer bulkSoC,
    @Nullable CustomData customData) {}
