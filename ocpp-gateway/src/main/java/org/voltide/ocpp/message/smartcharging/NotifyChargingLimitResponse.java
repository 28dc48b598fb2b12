package org.voltide.ocpp.message.smartcharging;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** The CSMS has heard of the limit. */
public record NotifyChargingLimitResponse(@Nullable CustomData customData) implements Response {}
