package org.voltide.ocpp.message.v2x;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the station follows the signal. */
@Since(V2_1)
public record AFRRSignalResponse(
    GenericStatus status, @Nullable StatusInfo statusInfo, @Nullable CustomData customData)
    implements Response {}
