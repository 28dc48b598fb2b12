package org.voltide.ocpp.message.security;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** The CSMS has heard of the event. */
public record SecurityEventNotificationResponse(@Nullable CustomData customData)
    implements Response {}
