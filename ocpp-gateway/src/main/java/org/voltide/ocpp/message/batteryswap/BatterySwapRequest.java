package org.voltide.ocpp.message.batteryswap;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.IdToken;

/**
 * Batteries were handed in, taken out, or left in the slot too long (OCPP 2.1 S01–S03).
 *
 * @param requestId the same for all events of one swap
 */
@Since(V2_1)
public record BatterySwapRequest(
    @Items(min = 1) List<BatteryData> batteryData,
    BatterySwapEventType eventType,
    IdToken idToken,
    int requestId,
    @Nullable CustomData customData)
    implements Request<BatterySwapResponse> {}
