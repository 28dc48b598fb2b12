package org.voltide.ocpp.message.v16;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;

/** The verdict on the idTag. */
public record StopTransactionConf(@Nullable IdTagInfo idTagInfo) implements Response {}
