package org.voltide.ocpp.message.batteryswap;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.IdToken;

/** DOC */
@Since(V2_1)
public record RequestBatterySwapRequest(
    IdToken idToken, int requestId, @Nullable CustomData customData)
    implements Request<RequestBatterySwapResponse> {}
