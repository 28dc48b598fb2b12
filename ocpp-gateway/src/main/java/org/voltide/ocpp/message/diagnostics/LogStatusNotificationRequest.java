package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** How far the upload of a log is (OCPP 2.x N01). */
@RecordBuilder
public record LogStatusNotificationRequest(
    UploadLogStatus status,
    @Nullable Integer requestId,
    @Since(V2_1) @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData)
    implements Request<LogStatusNotificationResponse> {}
