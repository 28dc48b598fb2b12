package org.voltide.ocpp.message.firmware;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Asks a local controller to stop offering a firmware image (OCPP 2.x L04).
 *
 * @param checksum MD5 of the whole image, hexadecimal
 */
public record UnpublishFirmwareRequest(
    @MaxLength(32) String checksum, @Nullable CustomData customData)
    implements Request<UnpublishFirmwareResponse> {}
