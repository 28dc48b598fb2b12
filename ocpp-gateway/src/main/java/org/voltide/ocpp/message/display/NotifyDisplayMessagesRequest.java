package org.voltide.ocpp.message.display;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
@RecordBuilder
public record NotifyDisplayMessagesRequest(
    int requestId,
    @Nullable @Items(min = 1) List<DisplayMessage> messageInfo,
    @Nullable Boolean tbc,
    @Nullable CustomData customData)
    implements Request<NotifyDisplayMessagesResponse> {}
