package org.voltide.ocpp.message.diagnostics;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the level was taken. */
public record SetMonitoringLevelResponse(
    GenericStatus status, @Nullable StatusInfo statusInfo, @Nullable CustomData customData)
    implements Response {}
