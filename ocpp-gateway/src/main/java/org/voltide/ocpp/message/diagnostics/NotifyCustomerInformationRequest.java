package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * One part of what a station keeps about a customer (OCPP 2.x N09).
 *
 * @param data text in the station's own form
 * @param seqNo counts the parts from 0
 * @param tbc whether more parts follow
 */
public record NotifyCustomerInformationRequest(
    @MaxLength(512) String data,
    @Min(value = 0, since = V2_1) int seqNo,
    Instant generatedAt,
    @Min(value = 0, since = V2_1) int requestId,
    @Nullable Boolean tbc,
    @Nullable CustomData customData)
    implements Request<NotifyCustomerInformationResponse> {}
