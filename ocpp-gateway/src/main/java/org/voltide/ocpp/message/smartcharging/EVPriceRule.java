package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * A price a car offers from some power on.
 *
 * @param energyFee per kWh
 * @param powerRangeStart W
 */
@Since(V2_1)
public record EVPriceRule(
    double energyFee, double powerRangeStart, @Nullable CustomData customData) {}
