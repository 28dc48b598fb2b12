package org.voltide.ocpp.message.type;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;

/** DOC */
public record OCSPRequestData(
    HashAlgorithm hashAlgorithm,
    @MaxLength(128) String issuerNameHash,
    @MaxLength(128) String issuerKeyHash,
    @MaxLength(40) String serialNumber,
    @MaxLength(value = 2000, v201 = 512) String responderURL,
    @Nullable CustomData customData) {}
