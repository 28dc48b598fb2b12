package org.voltide.ocpp.message.firmware;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** The CSMS has heard of the publishing's state. */
public record PublishFirmwareStatusNotificationResponse(@Nullable CustomData customData)
    implements Response {}
