package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_0_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.WholeIn;
import org.voltide.ocpp.message.type.CustomData;

/**
 * What a car wants from AC charging (ISO 15118-2).
 *
 * @param energyAmount Wh until departure
 * @param evMinCurrent A per phase
 * @param evMaxCurrent A per phase
 * @param evMaxVoltage V
 */
public record ACChargingParameters(
    @WholeIn(V2_0_1) double energyAmount,
    @WholeIn(V2_0_1) double evMinCurrent,
    @WholeIn(V2_0_1) double evMaxCurrent,
    @WholeIn(V2_0_1) double evMaxVoltage,
    @Nullable CustomData customData) {}
