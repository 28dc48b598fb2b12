package org.voltide.ocpp.message.firmware;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
@RecordBuilder
public record UpdateFirmwareRequest(
    int requestId,
    Firmware firmware,
    @Nullable @Min(value = 0, since = V2_1) Integer retries,
    @Nullable Integer retryInterval,
    @Nullable CustomData customData)
    implements Request<UpdateFirmwareResponse> {}
