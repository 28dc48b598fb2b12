package org.voltide.ocpp.message.firmware;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.type.CustomData;

/**
 * A firmware image and how to check it.
 *
 * @param location URL to fetch it from
 * @param retrieveDateTime not fetched before
 * @param installDateTime not installed before
 * @param signingCertificate PEM
 * @param signature Base64
 */
@RecordBuilder
public record Firmware(
    @MaxLength(value = 2000, v201 = 512) String location,
    Instant retrieveDateTime,
    @Nullable Instant installDateTime,
    @Nullable @MaxLength(5500) String signingCertificate,
    @Nullable @MaxLength(800) String signature,
    @Nullable CustomData customData) {}
