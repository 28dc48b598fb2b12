package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;

/** Asks whether an idTag may charge (OCPP 1.6 4.1). */
public record AuthorizeReq(@MaxLength(20) String idTag) implements Request<AuthorizeConf> {}
