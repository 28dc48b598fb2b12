package org.voltide.ocpp.message.transactions;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Whether messages wait, and whether the transaction is running.
 *
 * @param messagesInQueue while true the transaction is not complete
 * @param ongoingIndicator absent when no transaction was named
 */
public record GetTransactionStatusResponse(
    boolean messagesInQueue, @Nullable Boolean ongoingIndicator, @Nullable CustomData customData)
    implements Response {}
