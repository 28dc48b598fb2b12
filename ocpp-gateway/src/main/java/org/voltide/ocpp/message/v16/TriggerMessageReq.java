package org.voltide.ocpp.message.v16;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;

/** Asks a station to send something (OCPP 1.6 5.17). */
public record TriggerMessageReq(Trigger requestedMessage, @Nullable Integer connectorId)
    implements Request<TriggerMessageConf> {}
