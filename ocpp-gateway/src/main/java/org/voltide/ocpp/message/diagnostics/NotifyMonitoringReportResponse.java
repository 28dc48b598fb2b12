package org.voltide.ocpp.message.diagnostics;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** The CSMS has taken the part. */
public record NotifyMonitoringReportResponse(@Nullable CustomData customData) implements Response {}
