package org.voltide.ocpp.message.availability;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** The time of the CSMS, by which the station sets its clock. */
public record HeartbeatResponse(Instant currentTime, @Nullable CustomData customData)
    implements Response {}
