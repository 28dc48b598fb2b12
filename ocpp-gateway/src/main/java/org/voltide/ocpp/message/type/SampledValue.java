package org.voltide.ocpp.message.type;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/** DOC */
@RecordBuilder
public record SampledValue(
    double value,
    @Nullable Measurand measurand,
    @Nullable ReadingContext context,
    @Nullable Phase phase,
    @Nullable SampleLocation location,
    @Nullable SignedMeterValue signedMeterValue,
    @Nullable UnitOfMeasure unitOfMeasure,
    @Nullable CustomData customData) {}
