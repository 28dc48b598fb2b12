package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * When a long over-voltage must end feeding in.
 *
 * @param hv10MinMeanValue percent of nominal, as the mean over 10 minutes
 * @param hv10MinMeanTripDelay seconds
 */
@Since(V2_1)
@RecordBuilder
public record VoltageParams(
    @Nullable Double hv10MinMeanValue,
    @Nullable Double hv10MinMeanTripDelay,
    @Nullable PowerDuringCessation powerDuringCessation,
    @Nullable CustomData customData) {}
