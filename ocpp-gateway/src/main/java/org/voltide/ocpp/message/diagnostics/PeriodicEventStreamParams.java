package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * How often an event stream sends.
 *
 * @param interval most seconds between messages
 * @param values most values in a message
 */
@Since(V2_1)
@RecordBuilder
public record PeriodicEventStreamParams(
    @Nullable @Min(0) Integer interval,
    @Nullable @Min(0) Integer values,
    @Nullable CustomData customData) {}
