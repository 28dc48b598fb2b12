package org.voltide.ocpp.message.diagnostics;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Where a log goes and what it covers.
 *
 * @param remoteLocation URL to upload to
 */
@RecordBuilder
public record LogParameters(
    @MaxLength(value = 2000, v201 = 512) String remoteLocation,
    @Nullable Instant oldestTimestamp,
    @Nullable Instant latestTimestamp,
    @Nullable CustomData customData) {}
