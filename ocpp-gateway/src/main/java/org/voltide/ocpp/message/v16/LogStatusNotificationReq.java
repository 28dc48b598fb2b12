package org.voltide.ocpp.message.v16;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;

/** How far an upload of a log is (security whitepaper N01). */
public record LogStatusNotificationReq(UploadStatus status, @Nullable Integer requestId)
    implements Request<LogStatusNotificationConf> {}
