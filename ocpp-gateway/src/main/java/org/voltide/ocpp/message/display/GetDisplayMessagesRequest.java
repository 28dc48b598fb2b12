package org.voltide.ocpp.message.display;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Asks for the messages a station holds (OCPP 2.x O03, O04).
 *
 * @param id only these, all when absent
 */
@RecordBuilder
public record GetDisplayMessagesRequest(
    int requestId,
    @Nullable @Items(min = 1) List<@Min(value = 0, since = V2_1) Integer> id,
    @Nullable MessagePriority priority,
    @Nullable MessageState state,
    @Nullable CustomData customData)
    implements Request<GetDisplayMessagesResponse> {}
