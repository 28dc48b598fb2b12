package org.voltide.ocpp.message.remotecontrol;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the station will stop the transaction. */
public record RequestStopTransactionResponse(
    RequestStartStopStatus status, @Nullable StatusInfo statusInfo, @Nullable CustomData customData)
    implements Response {}
