package org.voltide.ocpp.message.authorization;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** The station has heard that a payment is under way. */
@Since(V2_1)
public record NotifyWebPaymentStartedResponse(@Nullable CustomData customData)
    implements Response {}
