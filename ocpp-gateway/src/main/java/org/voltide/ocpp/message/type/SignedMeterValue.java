package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_0_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.RequiredIn;

/**
 * A reading with the meter's signature, kept byte for byte.
 *
 * @param signedMeterData Base64
 * @param encodingMethod such as OCMF
 * @param publicKey Base64
 */
@RecordBuilder
public record SignedMeterValue(
    @MaxLength(value = 32768, v201 = 2500) String signedMeterData,
    @MaxLength(50) String encodingMethod,
    @RequiredIn(V2_0_1) @Nullable @MaxLength(50) String signingMethod,
    @RequiredIn(V2_0_1) @Nullable @MaxLength(2500) String publicKey,
    @Nullable CustomData customData) {}
