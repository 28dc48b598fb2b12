package org.voltide.ocpp.message.provisioning;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** Asks for one of three predefined reports on the device model (OCPP 2.x B07). */
public record GetBaseReportRequest(
    int requestId, ReportBase reportBase, @Nullable CustomData customData)
    implements Request<GetBaseReportResponse> {}
