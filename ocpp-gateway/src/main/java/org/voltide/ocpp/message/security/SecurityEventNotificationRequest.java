package org.voltide.ocpp.message.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record SecurityEventNotificationRequest(
    @MaxLength(50) String type,
    Instant timestamp,
    @Nullable @MaxLength(255) String techInfo,
    @Nullable CustomData customData)
    implements Request<SecurityEventNotificationResponse> {}
