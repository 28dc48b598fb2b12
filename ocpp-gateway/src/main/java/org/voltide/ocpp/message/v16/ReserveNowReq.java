package org.voltide.ocpp.message.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;

/**
 * Reserves a connector (OCPP 1.6 5.13).
 *
 * @param connectorId 0 for any
 */
public record ReserveNowReq(
    int connectorId,
    Instant expiryDate,
    @MaxLength(20) String idTag,
    @Nullable @MaxLength(20) String parentIdTag,
    int reservationId)
    implements Request<ReserveNowConf> {}
