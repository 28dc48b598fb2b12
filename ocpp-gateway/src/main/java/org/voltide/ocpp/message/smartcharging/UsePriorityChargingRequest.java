package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** Switches priority charging on or off for a transaction (OCPP 2.1 K21). */
@Since(V2_1)
public record UsePriorityChargingRequest(
    @MaxLength(36) String transactionId, boolean activate, @Nullable CustomData customData)
    implements Request<UsePriorityChargingResponse> {}
