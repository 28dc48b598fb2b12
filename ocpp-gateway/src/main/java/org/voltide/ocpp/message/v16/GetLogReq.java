package org.voltide.ocpp.message.v16;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.diagnostics.LogType;

/**
 * Asks for an upload of a log (security whitepaper N01).
 *
 * @param retryInterval seconds
 */
@RecordBuilder
public record GetLogReq(
    LogTarget log,
    LogType logType,
    int requestId,
    @Nullable Integer retries,
    @Nullable Integer retryInterval)
    implements Request<GetLogConf> {}
