package org.voltide.ocpp.message.firmware;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Asks a local controller to fetch a firmware image and offer it to its stations (OCPP 2.x L03).
 *
 * @param checksum MD5 of the whole image, hexadecimal
 * @param retryInterval seconds between tries
 */
@RecordBuilder
public record PublishFirmwareRequest(
    @MaxLength(value = 2000, v201 = 512) String location,
    @MaxLength(32) String checksum,
    @Min(value = 0, since = V2_1) int requestId,
    @Nullable @Min(value = 0, since = V2_1) Integer retries,
    @Nullable @Min(value = 0, since = V2_1) Integer retryInterval,
    @Nullable CustomData customData)
    implements Request<PublishFirmwareResponse> {}
