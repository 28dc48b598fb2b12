package org.voltide.ocpp.message.provisioning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/**
 * Whether the station may work.
 *
 * @param interval seconds between heartbeats when accepted, otherwise until the station asks again
 */
public record BootNotificationResponse(
    Instant currentTime,
    int interval,
    RegistrationStatus status,
    @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData)
    implements Response {}
