package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Request;

/** Asks a station to stop (OCPP 1.6 5.12). */
public record RemoteStopTransactionReq(int transactionId)
    implements Request<RemoteStopTransactionConf> {}
