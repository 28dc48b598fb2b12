package org.voltide.ocpp.message.batteryswap;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.IdToken;

/**
 * Starts a battery swap from afar for a driver (OCPP 2.1 S02).
 *
 * @param requestId comes back in the events of this swap
 */
@Since(V2_1)
public record RequestBatterySwapRequest(
    IdToken idToken, int requestId, @Nullable CustomData customData)
    implements Request<RequestBatterySwapResponse> {}
