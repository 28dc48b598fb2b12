package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Request;

/** How far a firmware update is (OCPP 1.6 4.5). */
public record FirmwareStatusNotificationReq(FirmwareProgress status)
    implements Request<FirmwareStatusNotificationConf> {}
