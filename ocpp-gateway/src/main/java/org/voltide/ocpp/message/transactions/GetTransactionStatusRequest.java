package org.voltide.ocpp.message.transactions;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Asks whether a transaction is running and whether messages about it wait (OCPP 2.x E14).
 *
 * @param transactionId about any transaction when absent
 */
public record GetTransactionStatusRequest(
    @Nullable @MaxLength(36) String transactionId, @Nullable CustomData customData)
    implements Request<GetTransactionStatusResponse> {}
