package org.voltide.ocpp.message.firmware;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;

/** Whether the image is no longer offered. */
public record UnpublishFirmwareResponse(
    UnpublishFirmwareStatus status, @Nullable CustomData customData) implements Response {}
