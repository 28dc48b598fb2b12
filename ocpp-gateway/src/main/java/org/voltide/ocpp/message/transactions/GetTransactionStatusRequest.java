package org.voltide.ocpp.message.transactions;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record GetTransactionStatusRequest(
    @Nullable @MaxLength(36) String transactionId, @Nullable CustomData customData)
    implements Request<GetTransactionStatusResponse> {}
