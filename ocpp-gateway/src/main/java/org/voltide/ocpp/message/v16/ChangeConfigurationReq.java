package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;

/** Sets a configuration key (OCPP 1.6 5.3). */
public record ChangeConfigurationReq(@MaxLength(50) String key, @MaxLength(500) String value)
    implements Request<ChangeConfigurationConf> {}
