package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Events that happened at a station (OCPP 2.x N07).
 *
 * @param seqNo counts the parts from 0
 * @param tbc whether more parts follow
 */
public record NotifyEventRequest(
    Instant generatedAt,
    @Min(value = 0, since = V2_1) int seqNo,
    @Items(min = 1) List<EventData> eventData,
    @Nullable Boolean tbc,
    @Nullable CustomData customData)
    implements Request<NotifyEventResponse> {}
