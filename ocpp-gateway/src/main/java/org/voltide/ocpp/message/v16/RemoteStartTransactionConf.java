package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.GenericStatus;

/** Whether it will try. */
public record RemoteStartTransactionConf(GenericStatus status) implements Response {}
