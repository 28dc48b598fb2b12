package org.voltide.ocpp.message.v16;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.firmware.FirmwareStatus;

/** How far a signed firmware update is (security whitepaper L01). */
public record SignedFirmwareStatusNotificationReq(
    FirmwareStatus status, @Nullable Integer requestId)
    implements Request<SignedFirmwareStatusNotificationConf> {}
