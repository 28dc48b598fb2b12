package org.voltide.ocpp.message.provisioning;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record BootNotificationRequest(
    ChargingStation chargingStation, BootReason reason, @Nullable CustomData customData)
    implements Request<BootNotificationResponse> {}
