package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.Variable;

/**
 * One monitor to set.
 *
 * @param value threshold, difference or seconds, as {@code type} says
 * @param severity 0 (danger) to 9 (debug)
 * @param id set to replace an existing monitor
 * @param transaction whether it watches only during transactions
 */
@RecordBuilder
public record SetMonitoringData(
    double value,
    MonitorType type,
    @Min(value = 0, since = V2_1) int severity,
    Component component,
    Variable variable,
    @Nullable @Min(value = 0, since = V2_1) Integer id,
    @Since(V2_1) @Nullable PeriodicEventStreamParams periodicEventStream,
    @Nullable Boolean transaction,
    @Nullable CustomData customData) {}
