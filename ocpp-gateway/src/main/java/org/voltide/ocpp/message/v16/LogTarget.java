package org.voltide.ocpp.message.v16;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;

/** Which part of a log goes where. */
@RecordBuilder
public record LogTarget(
    @MaxLength(512) String remoteLocation,
    @Nullable Instant oldestTimestamp,
    @Nullable Instant latestTimestamp) {}
