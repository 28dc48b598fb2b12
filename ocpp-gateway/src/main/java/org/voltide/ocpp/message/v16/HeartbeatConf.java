package org.voltide.ocpp.message.v16;

import java.time.Instant;
import org.voltide.ocpp.message.Response;

/** The time. */
public record HeartbeatConf(Instant currentTime) implements Response {}
