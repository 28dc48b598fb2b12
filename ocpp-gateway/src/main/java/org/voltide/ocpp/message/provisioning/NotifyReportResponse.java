package org.voltide.ocpp.message.provisioning;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** The CSMS has taken the part. */
public record NotifyReportResponse(@Nullable CustomData customData) implements Response {}
