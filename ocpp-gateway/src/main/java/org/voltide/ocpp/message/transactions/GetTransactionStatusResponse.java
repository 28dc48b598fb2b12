package org.voltide.ocpp.message.transactions;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record GetTransactionStatusResponse(
    boolean messagesInQueue, @Nullable Boolean ongoingIndicator, @Nullable CustomData customData)
    implements Response {}
