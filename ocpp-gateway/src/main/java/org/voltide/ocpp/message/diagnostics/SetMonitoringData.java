package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.Variable;

/** DOC */
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
