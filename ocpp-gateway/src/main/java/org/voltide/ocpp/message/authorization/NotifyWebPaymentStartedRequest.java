package org.voltide.ocpp.message.authorization;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Tells the station that a driver is paying for one of its EVSEs in a browser, so that it is kept
 * free meanwhile (OCPP 2.1 C25).
 *
 * @param timeout seconds the EVSE stays locked for that driver
 */
@Since(V2_1)
public record NotifyWebPaymentStartedRequest(
    @Min(0) int evseId, int timeout, @Nullable CustomData customData)
    implements Request<NotifyWebPaymentStartedResponse> {}
