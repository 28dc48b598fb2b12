package org.voltide.ocpp.message.smartcharging;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** The CSMS has heard that the limit is gone. */
public record ClearedChargingLimitResponse(@Nullable CustomData customData) implements Response {}
