package org.voltide.ocpp.message.remotecontrol;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the message will come. */
public record TriggerMessageResponse(
    TriggerMessageStatus status, @Nullable StatusInfo statusInfo, @Nullable CustomData customData)
    implements Response {}
