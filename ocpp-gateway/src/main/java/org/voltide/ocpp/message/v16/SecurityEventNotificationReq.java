package org.voltide.ocpp.message.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;

/** Something that matters to security happened (security whitepaper A04). */
public record SecurityEventNotificationReq(
    @MaxLength(50) String type, Instant timestamp, @Nullable @MaxLength(255) String techInfo)
    implements Request<SecurityEventNotificationConf> {}
