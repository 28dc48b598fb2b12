package org.voltide.ocpp.message.v16;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.Phase;
import org.voltide.ocpp.message.type.ReadingContext;
import org.voltide.ocpp.message.type.SampleLocation;

/**
 * One measured value.
 *
 * @param value a decimal number, or signed data
 * @param context Sample.Periodic when absent
 * @param measurand Energy.Active.Import.Register when absent
 * @param unit Wh when absent and the measurand is an energy
 */
@RecordBuilder
public record Sample(
    String value,
    @Nullable ReadingContext context,
    @Nullable ValueFormat format,
    @Nullable MeasuredValue measurand,
    @Nullable Phase phase,
    @Nullable SampleLocation location,
    @Nullable MeasuredUnit unit) {}
