package org.voltide.ocpp.message.firmware;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the local controller will publish. */
public record PublishFirmwareResponse(
    GenericStatus status, @Nullable StatusInfo statusInfo, @Nullable CustomData customData)
    implements Response {}
