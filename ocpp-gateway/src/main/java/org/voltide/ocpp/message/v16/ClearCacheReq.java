package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Request;

/** Empties the authorization cache (OCPP 1.6 5.4). */
public record ClearCacheReq() implements Request<ClearCacheConf> {}
