package org.voltide.ocpp.message.datatransfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * A vendor's own message, in either direction (OCPP 2.x P01, P02).
 *
 * @param vendorId who defined it, as a reverse domain name
 * @param data any JSON
 */
@RecordBuilder
public record DataTransferRequest(
    @MaxLength(255) String vendorId,
    @Nullable @MaxLength(50) String messageId,
    @Nullable JsonNode data,
    @Nullable CustomData customData)
    implements Request<DataTransferResponse> {}
