package org.voltide.ocpp.message.provisioning;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record GetBaseReportRequest(
    int requestId, ReportBase reportBase, @Nullable CustomData customData)
    implements Request<GetBaseReportResponse> {}
