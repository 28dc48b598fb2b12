package org.voltide.ocpp.message.display;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * One part of the messages asked for (OCPP 2.x O03).
 *
 * @param tbc whether more parts follow
 */
@RecordBuilder
public record NotifyDisplayMessagesRequest(
    int requestId,
    @Nullable @Items(min = 1) List<DisplayMessage> messageInfo,
    @Nullable Boolean tbc,
    @Nullable CustomData customData)
    implements Request<NotifyDisplayMessagesResponse> {}
