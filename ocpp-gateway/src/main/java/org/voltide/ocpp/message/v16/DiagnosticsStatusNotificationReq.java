package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Request;

/** How far an upload of diagnostics is (OCPP 1.6 4.4). */
public record DiagnosticsStatusNotificationReq(DiagnosticsStatus status)
    implements Request<DiagnosticsStatusNotificationConf> {}
