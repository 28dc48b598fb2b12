package org.voltide.ocpp.message.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;

/**
 * A transaction began (OCPP 1.6 4.8).
 *
 * @param meterStart Wh
 */
public record StartTransactionReq(
    int connectorId,
    @MaxLength(20) String idTag,
    int meterStart,
    @Nullable Integer reservationId,
    Instant timestamp)
    implements Request<StartTransactionConf> {}
