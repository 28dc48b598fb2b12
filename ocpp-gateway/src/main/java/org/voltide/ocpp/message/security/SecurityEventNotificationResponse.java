package org.voltide.ocpp.message.security;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record SecurityEventNotificationResponse(@Nullable CustomData customData)
    implements Response {}
