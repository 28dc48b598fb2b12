package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;

/** Whether it did. */
public record UnlockConnectorConf(UnlockOutcome status) implements Response {}
