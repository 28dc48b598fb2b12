package org.voltide.ocpp.message.type;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One reading.
 *
 * @param measurand Energy.Active.Import.Register when absent
 * @param phase the total of all phases when absent
 * @param location the outlet when absent
 * @param unitOfMeasure Wh when absent
 */
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
