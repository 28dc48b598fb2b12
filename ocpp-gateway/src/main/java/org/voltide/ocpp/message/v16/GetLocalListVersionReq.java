package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Request;

/** Asks for the version of the local list (OCPP 1.6 5.10). */
public record GetLocalListVersionReq() implements Request<GetLocalListVersionConf> {}
