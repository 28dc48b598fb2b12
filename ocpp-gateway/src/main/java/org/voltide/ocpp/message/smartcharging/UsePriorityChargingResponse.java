package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether priority charging was switched. */
@Since(V2_1)
public record UsePriorityChargingResponse(
    PriorityChargingStatus status, @Nullable StatusInfo statusInfo, @Nullable CustomData customData)
    implements Response {}
