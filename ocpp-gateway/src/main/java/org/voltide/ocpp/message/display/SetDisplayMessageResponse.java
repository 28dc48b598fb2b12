package org.voltide.ocpp.message.display;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the message will be shown. */
public record SetDisplayMessageResponse(
    DisplayMessageStatus status, @Nullable StatusInfo statusInfo, @Nullable CustomData customData)
    implements Response {}
