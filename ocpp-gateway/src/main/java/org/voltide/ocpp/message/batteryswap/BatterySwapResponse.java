package org.voltide.ocpp.message.batteryswap;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** The CSMS has heard of the swap event. */
@Since(V2_1)
public record BatterySwapResponse(@Nullable CustomData customData) implements Response {}
