package org.voltide.ocpp.message.type;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;

/**
 * The unit of a reading.
 *
 * @param multiplier power of ten to apply to the value
 */
@RecordBuilder
public record UnitOfMeasure(
    @Nullable @MaxLength(20) String unit,
    @Nullable Integer multiplier,
    @Nullable CustomData customData) {}
