package org.voltide.ocpp.message.datatransfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
@RecordBuilder
public record DataTransferRequest(
    @MaxLength(255) String vendorId,
    @Nullable @MaxLength(50) String messageId,
    @Nullable JsonNode data,
    @Nullable CustomData customData)
    implements Request<DataTransferResponse> {}
