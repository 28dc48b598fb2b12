package org.voltide.ocpp.message.v16;

import java.time.Instant;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.provisioning.RegistrationStatus;

/**
 * Whether the station may go on.
 *
 * @param interval seconds between heartbeats, or until the next try
 */
public record BootNotificationConf(RegistrationStatus status, Instant currentTime, int interval)
    implements Response {}
