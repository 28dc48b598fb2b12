package org.voltide.ocpp.message.remotecontrol;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** Stops a transaction from afar (OCPP 2.x F03). */
public record RequestStopTransactionRequest(
    @MaxLength(36) String transactionId, @Nullable CustomData customData)
    implements Request<RequestStopTransactionResponse> {}
