package org.voltide.ocpp.message.firmware;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the update was begun. */
public record UpdateFirmwareResponse(
    UpdateFirmwareStatus status, @Nullable StatusInfo statusInfo, @Nullable CustomData customData)
    implements Response {}
