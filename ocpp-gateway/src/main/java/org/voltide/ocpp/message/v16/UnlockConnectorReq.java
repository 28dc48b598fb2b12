package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Request;

/** Unlocks a connector (OCPP 1.6 5.18). */
public record UnlockConnectorReq(int connectorId) implements Request<UnlockConnectorConf> {}
