package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Request;

/** Restarts a station (OCPP 1.6 5.14). */
public record ResetReq(ResetKind type) implements Request<ResetConf> {}
