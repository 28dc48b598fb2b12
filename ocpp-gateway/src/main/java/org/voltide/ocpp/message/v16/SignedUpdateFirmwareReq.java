package org.voltide.ocpp.message.v16;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;

/**
 * Asks a station to install a signed firmware (security whitepaper L01).
 *
 * @param retryInterval seconds
 */
@RecordBuilder
public record SignedUpdateFirmwareReq(
    @Nullable Integer retries,
    @Nullable Integer retryInterval,
    int requestId,
    SignedFirmware firmware)
    implements Request<SignedUpdateFirmwareConf> {}
