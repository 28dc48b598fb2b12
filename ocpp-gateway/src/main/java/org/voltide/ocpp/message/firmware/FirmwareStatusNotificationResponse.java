package org.voltide.ocpp.message.firmware;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** The CSMS has heard of the update's state. */
public record FirmwareStatusNotificationResponse(@Nullable CustomData customData)
    implements Response {}
