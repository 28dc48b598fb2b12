package org.voltide.ocpp.message.v16;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;

/**
 * Asks for configuration keys (OCPP 1.6 5.8).
 *
 * @param key all when absent or empty
 */
public record GetConfigurationReq(@Nullable List<@MaxLength(50) String> key)
    implements Request<GetConfigurationConf> {}
