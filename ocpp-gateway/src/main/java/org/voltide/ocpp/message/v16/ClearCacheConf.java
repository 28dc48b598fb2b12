package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.GenericStatus;

/** Whether it did. */
public record ClearCacheConf(GenericStatus status) implements Response {}
