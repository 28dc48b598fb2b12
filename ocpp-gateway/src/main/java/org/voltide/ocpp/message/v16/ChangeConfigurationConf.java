package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;

/** Whether it took. */
public record ChangeConfigurationConf(ConfigurationStatus status) implements Response {}
