package org.voltide.ocpp.message.metering;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** The CSMS has taken the readings. */
public record MeterValuesResponse(@Nullable CustomData customData) implements Response {}
