package org.voltide.ocpp.message.diagnostics;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** The CSMS has heard of the events. */
public record NotifyEventResponse(@Nullable CustomData customData) implements Response {}
