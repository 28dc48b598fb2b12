package org.voltide.ocpp.message.v2x;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
@Since(V2_1)
public record AFRRSignalRequest(Instant timestamp, int signal, @Nullable CustomData customData)
    implements Request<AFRRSignalResponse> {}
