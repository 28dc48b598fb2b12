package org.voltide.ocpp.message.type;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;

/**
 * Names a certificate by hashes (RFC 6960).
 *
 * @param issuerNameHash of the issuer's distinguished name, hexadecimal
 * @param issuerKeyHash of the issuer's public key, hexadecimal
 * @param serialNumber hexadecimal, without leading zeros
 */
public record CertificateHashData(
    HashAlgorithm hashAlgorithm,
    @MaxLength(128) String issuerNameHash,
    @MaxLength(128) String issuerKeyHash,
    @MaxLength(40) String serialNumber,
    @Nullable CustomData customData) {}
