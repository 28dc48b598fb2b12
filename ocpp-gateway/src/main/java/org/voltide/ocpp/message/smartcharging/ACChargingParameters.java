package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_0_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.WholeIn;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record ACChargingParameters(
    @WholeIn(V2_0_1) double energyAmount,
    @WholeIn(V2_0_1) double evMinCurrent,
    @WholeIn(V2_0_1) double evMaxCurrent,
    @WholeIn(V2_0_1) double evMaxVoltage,
    @Nullable CustomData customData) {}
