package org.voltide.ocpp.message.display;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** Removes a message from the station's display (OCPP 2.x O05). */
public record ClearDisplayMessageRequest(
    @Min(value = 0, since = V2_1) int id, @Nullable CustomData customData)
    implements Request<ClearDisplayMessageResponse> {}
