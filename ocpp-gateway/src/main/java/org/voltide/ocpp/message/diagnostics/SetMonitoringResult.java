package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.ocpp.message.type.Variable;

/**
 * What became of one monitor that was to be set.
 *
 * @param id given by the station when it was set
 */
@RecordBuilder
public record SetMonitoringResult(
    SetMonitoringStatus status,
    MonitorType type,
    Component component,
    Variable variable,
    @Min(value = 0, since = V2_1) int severity,
    @Nullable @Min(value = 0, since = V2_1) Integer id,
    @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) {}
