package org.voltide.ocpp.message.availability;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** The CSMS has heard of the connector's state. */
public record StatusNotificationResponse(@Nullable CustomData customData) implements Response {}
