package org.voltide.ocpp.message.datatransfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/**
 * The answer to a vendor's own message.
 *
 * @param data any JSON
 */
@RecordBuilder
public record DataTransferResponse(
    DataTransferStatus status,
    @Nullable StatusInfo statusInfo,
    @Nullable JsonNode data,
    @Nullable CustomData customData)
    implements Response {}
