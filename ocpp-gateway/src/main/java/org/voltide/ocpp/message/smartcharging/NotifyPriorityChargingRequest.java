package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** A driver switched priority charging on or off at the station (OCPP 2.1 K22). */
@Since(V2_1)
public record NotifyPriorityChargingRequest(
    @MaxLength(36) String transactionId, boolean activated, @Nullable CustomData customData)
    implements Request<NotifyPriorityChargingResponse> {}
