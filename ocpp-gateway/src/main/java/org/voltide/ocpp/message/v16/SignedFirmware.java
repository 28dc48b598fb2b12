package org.voltide.ocpp.message.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;

/** A firmware with its signature. */
public record SignedFirmware(
    @MaxLength(512) String location,
    Instant retrieveDateTime,
    @Nullable Instant installDateTime,
    @MaxLength(5500) String signingCertificate,
    @MaxLength(800) String signature) {}
