package org.voltide.ocpp.message.v2x;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Passes a grid operator's activation signal on to a station (OCPP 2.1 Q08).
 *
 * @param signal looked up in the signal-power curve of the profile
 */
@Since(V2_1)
public record AFRRSignalRequest(Instant timestamp, int signal, @Nullable CustomData customData)
    implements Request<AFRRSignalResponse> {}
