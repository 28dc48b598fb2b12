package org.voltide.ocpp.message.type;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;

/** DOC */
public record CertificateHashData(
    HashAlgorithm hashAlgorithm,
    @MaxLength(128) String issuerNameHash,
    @MaxLength(128) String issuerKeyHash,
    @MaxLength(40) String serialNumber,
    @Nullable CustomData customData) {}
