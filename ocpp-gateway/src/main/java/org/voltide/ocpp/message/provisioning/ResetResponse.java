package org.voltide.ocpp.message.provisioning;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the restart happens. */
public record ResetResponse(
    ResetStatus status, @Nullable StatusInfo statusInfo, @Nullable CustomData customData)
    implements Response {}
