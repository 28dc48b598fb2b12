package org.voltide.ocpp.message.diagnostics;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.ComponentVariable;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Asks for the monitors that are set (OCPP 2.x N02).
 *
 * @param componentVariable only these, all when absent
 */
@RecordBuilder
public record GetMonitoringReportRequest(
    int requestId,
    @Nullable @Items(min = 1) List<ComponentVariable> componentVariable,
    @Nullable @Items(min = 1, max = 3) List<MonitoringCriterion> monitoringCriteria,
    @Nullable CustomData customData)
    implements Request<GetMonitoringReportResponse> {}
