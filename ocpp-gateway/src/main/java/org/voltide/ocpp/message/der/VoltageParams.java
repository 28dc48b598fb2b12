package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
@Since(V2_1)
@RecordBuilder
public record VoltageParams(
    @Nullable Double hv10MinMeanValue,
    @Nullable Double hv10MinMeanTripDelay,
    @Nullable PowerDuringCessation powerDuringCessation,
    @Nullable CustomData customData) {}
