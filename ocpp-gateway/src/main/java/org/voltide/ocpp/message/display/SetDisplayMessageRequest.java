package org.voltide.ocpp.message.display;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Shows a message on the station's display, or replaces the one of the same id (OCPP 2.x O01, O02,
 * O06).
 */
public record SetDisplayMessageRequest(DisplayMessage message, @Nullable CustomData customData)
    implements Request<SetDisplayMessageResponse> {}
