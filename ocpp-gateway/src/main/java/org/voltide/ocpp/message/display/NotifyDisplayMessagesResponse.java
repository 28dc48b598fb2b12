package org.voltide.ocpp.message.display;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** The CSMS has taken the part. */
public record NotifyDisplayMessagesResponse(@Nullable CustomData customData) implements Response {}
