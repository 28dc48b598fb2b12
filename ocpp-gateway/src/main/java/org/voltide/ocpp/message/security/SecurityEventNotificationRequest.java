package org.voltide.ocpp.message.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Something that matters for security happened at a station (OCPP 2.x A04).
 *
 * @param type one of the names in the security events list, or a vendor's own
 */
public record SecurityEventNotificationRequest(
    @MaxLength(50) String type,
    Instant timestamp,
    @Nullable @MaxLength(255) String techInfo,
    @Nullable CustomData customData)
    implements Request<SecurityEventNotificationResponse> {}
