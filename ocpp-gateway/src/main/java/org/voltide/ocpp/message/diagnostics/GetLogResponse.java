package org.voltide.ocpp.message.diagnostics;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/**
 * Whether the log will be uploaded.
 *
 * @param filename the name it will have
 */
@RecordBuilder
public record GetLogResponse(
    LogStatus status,
    @Nullable StatusInfo statusInfo,
    @Nullable @MaxLength(255) String filename,
    @Nullable CustomData customData)
    implements Response {}
