package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * One part of a report on monitors (OCPP 2.x N02).
 *
 * @param seqNo counts the parts from 0
 * @param tbc whether more parts follow
 */
@RecordBuilder
public record NotifyMonitoringReportRequest(
    int requestId,
    @Min(value = 0, since = V2_1) int seqNo,
    Instant generatedAt,
    @Nullable @Items(min = 1) List<MonitoringData> monitor,
    @Nullable Boolean tbc,
    @Nullable CustomData customData)
    implements Request<NotifyMonitoringReportResponse> {}
