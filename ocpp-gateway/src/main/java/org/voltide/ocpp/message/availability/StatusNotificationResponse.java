package org.voltide.ocpp.message.availability;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record StatusNotificationResponse(@Nullable CustomData customData) implements Response {}
