package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Request;

/** A sign of life (OCPP 1.6 4.6). */
public record HeartbeatReq() implements Request<HeartbeatConf> {}
