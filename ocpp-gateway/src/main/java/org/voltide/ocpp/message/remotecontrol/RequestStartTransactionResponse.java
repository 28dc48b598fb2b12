package org.voltide.ocpp.message.remotecontrol;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/**
 * Whether the station will start.
 *
 * @param transactionId set when a transaction was already running at the EVSE
 */
@RecordBuilder
public record RequestStartTransactionResponse(
    RequestStartStopStatus status,
    @Nullable StatusInfo statusInfo,
    @Nullable @MaxLength(36) String transactionId,
    @Nullable CustomData customData)
    implements Response {}
