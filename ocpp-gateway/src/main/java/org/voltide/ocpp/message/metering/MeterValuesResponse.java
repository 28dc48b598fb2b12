package org.voltide.ocpp.message.metering;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record MeterValuesResponse(@Nullable CustomData customData) implements Response {}
