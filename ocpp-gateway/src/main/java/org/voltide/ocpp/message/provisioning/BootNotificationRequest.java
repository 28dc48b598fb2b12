package org.voltide.ocpp.message.provisioning;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** A station started and says what it is (OCPP 2.x B01–B03). */
public record BootNotificationRequest(
    ChargingStation chargingStation, BootReason reason, @Nullable CustomData customData)
    implements Request<BootNotificationResponse> {}
