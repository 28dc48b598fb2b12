package org.voltide.ocpp.message.v16;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;

/**
 * Asks a station to update its firmware (OCPP 1.6 5.19).
 *
 * @param retryInterval seconds
 */
@RecordBuilder
public record UpdateFirmwareReq(
    URI location, @Nullable Integer retries, Instant retrieveDate, @Nullable Integer retryInterval)
    implements Request<UpdateFirmwareConf> {}
