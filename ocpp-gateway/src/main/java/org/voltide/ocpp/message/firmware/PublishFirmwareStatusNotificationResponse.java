package org.voltide.ocpp.message.firmware;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record PublishFirmwareStatusNotificationResponse(@Nullable CustomData customData)
    implements Response {}
