package org.voltide.ocpp.message.display;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record SetDisplayMessageRequest(DisplayMessage message, @Nullable CustomData customData)
    implements Request<SetDisplayMessageResponse> {}
