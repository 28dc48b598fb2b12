package org.voltide.ocpp.message.v16;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;

/**
 * The verdict on an idTag.
 *
 * @param expiryDate how long the station may remember it
 */
@RecordBuilder
public record IdTagInfo(
    @Nullable Instant expiryDate,
    @Nullable @MaxLength(20) String parentIdTag,
    IdTagStatus status) {}
