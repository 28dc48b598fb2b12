package org.voltide.ocpp.message.provisioning;

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
 * One part of a report on the device model (OCPP 2.x B07, B08).
 *
 * @param seqNo counts the parts from 0
 * @param tbc whether more parts follow
 */
@RecordBuilder
public record NotifyReportRequest(
    int requestId,
    Instant generatedAt,
    @Min(value = 0, since = V2_1) int seqNo,
    @Nullable @Items(min = 1) List<ReportData> reportData,
    @Nullable Boolean tbc,
    @Nullable CustomData customData)
    implements Request<NotifyReportResponse> {}
