package org.voltide.ocpp.message.v16;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;

/**
 * Asks for an upload of diagnostics (OCPP 1.6 5.9).
 *
 * @param location the folder to upload to
 * @param retryInterval seconds
 */
@RecordBuilder
public record GetDiagnosticsReq(
    URI location,
    @Nullable Integer retries,
    @Nullable Integer retryInterval,
    @Nullable Instant startTime,
    @Nullable Instant stopTime)
    implements Request<GetDiagnosticsConf> {}
