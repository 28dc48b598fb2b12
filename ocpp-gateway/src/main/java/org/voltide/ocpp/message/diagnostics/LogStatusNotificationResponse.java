package org.voltide.ocpp.message.diagnostics;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** The CSMS has heard of the upload's state. */
public record LogStatusNotificationResponse(@Nullable CustomData customData) implements Response {}
