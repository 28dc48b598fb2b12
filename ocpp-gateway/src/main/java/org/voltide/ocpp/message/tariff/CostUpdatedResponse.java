package org.voltide.ocpp.message.tariff;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** The station has taken the cost. */
public record CostUpdatedResponse(@Nullable CustomData customData) implements Response {}
