package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;

/** Its number, and the verdict on the idTag. */
public record StartTransactionConf(IdTagInfo idTagInfo, int transactionId) implements Response {}
