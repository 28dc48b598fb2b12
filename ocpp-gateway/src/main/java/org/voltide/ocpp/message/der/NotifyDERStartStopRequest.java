package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * A scheduled grid-support setting began or ended (OCPP 2.1 R04).
 *
 * @param supersededIds settings that this one pushed aside
 */
@Since(V2_1)
public record NotifyDERStartStopRequest(
    @MaxLength(36) String controlId,
    boolean started,
    Instant timestamp,
    @Nullable @Items(min = 1, max = 24) List<@MaxLength(36) String> supersededIds,
    @Nullable CustomData customData)
    implements Request<NotifyDERStartStopResponse> {}
