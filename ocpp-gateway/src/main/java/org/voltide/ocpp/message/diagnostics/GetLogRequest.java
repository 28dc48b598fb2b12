package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Asks a station to upload a log (OCPP 2.x N01).
 *
 * @param retries how often to try again
 * @param retryInterval seconds between tries
 */
@RecordBuilder
public record GetLogRequest(
    LogParameters log,
    LogType logType,
    int requestId,
    @Nullable @Min(value = 0, since = V2_1) Integer retries,
    @Nullable Integer retryInterval,
    @Nullable CustomData customData)
    implements Request<GetLogResponse> {}
