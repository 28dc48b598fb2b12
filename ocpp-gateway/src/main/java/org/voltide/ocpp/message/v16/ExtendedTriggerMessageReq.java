package org.voltide.ocpp.message.v16;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;

/** Asks a station to send something (security whitepaper). */
public record ExtendedTriggerMessageReq(
    ExtendedTrigger requestedMessage, @Nullable Integer connectorId)
    implements Request<ExtendedTriggerMessageConf> {}
