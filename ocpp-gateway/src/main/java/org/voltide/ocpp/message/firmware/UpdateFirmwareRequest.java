package org.voltide.ocpp.message.firmware;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Asks a station to fetch and install firmware (OCPP 2.x L01, L02).
 *
 * @param retries how often to try again
 * @param retryInterval seconds between tries
 */
@RecordBuilder
public record UpdateFirmwareRequest(
    int requestId,
    Firmware firmware,
    @Nullable @Min(value = 0, since = V2_1) Integer retries,
    @Nullable Integer retryInterval,
    @Nullable CustomData customData)
    implements Request<UpdateFirmwareResponse> {}
