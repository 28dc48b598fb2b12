package org.voltide.ocpp.message.v16;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;

/**
 * What a connector is doing (OCPP 1.6 4.9).
 *
 * @param connectorId 0 for the whole station
 */
@RecordBuilder
public record StatusNotificationReq(
    int connectorId,
    ChargePointErrorCode errorCode,
    @Nullable @MaxLength(50) String info,
    ChargePointStatus status,
    @Nullable Instant timestamp,
    @Nullable @MaxLength(255) String vendorId,
    @Nullable @MaxLength(50) String vendorErrorCode)
    implements Request<StatusNotificationConf> {}
