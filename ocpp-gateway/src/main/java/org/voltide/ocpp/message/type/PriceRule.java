package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Max;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;

/**
 * Prices from some power on.
 *
 * @param energyFee per kWh
 * @param powerRangeStart W
 * @param parkingFeePeriod seconds that one fee pays for
 * @param carbonDioxideEmission g per kWh
 * @param renewableGenerationPercentage percent
 */
@Since(V2_1)
@RecordBuilder
public record PriceRule(
    RationalNumber energyFee,
    RationalNumber powerRangeStart,
    @Nullable Integer parkingFeePeriod,
    @Nullable @Min(0) Integer carbonDioxideEmission,
    @Nullable @Min(0) @Max(100) Integer renewableGenerationPercentage,
    @Nullable RationalNumber parkingFee,
    @Nullable CustomData customData) {}
