package org.voltide.ocpp.message.firmware;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record UnpublishFirmwareRequest(
    @MaxLength(32) String checksum, @Nullable CustomData customData)
    implements Request<UnpublishFirmwareResponse> {}
