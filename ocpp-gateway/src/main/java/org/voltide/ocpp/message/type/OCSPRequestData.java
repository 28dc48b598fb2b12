package org.voltide.ocpp.message.type;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;

/**
 * What is needed to ask for the state of a certificate.
 *
 * @param issuerNameHash hexadecimal
 * @param issuerKeyHash hexadecimal
 * @param serialNumber hexadecimal, without leading zeros
 * @param responderURL taken from the certificate; a peer's word, never to be called unchecked
 */
public record OCSPRequestData(
    HashAlgorithm hashAlgorithm,
    @MaxLength(128) String issuerNameHash,
    @MaxLength(128) String issuerKeyHash,
    @MaxLength(40) String serialNumber,
    @MaxLength(value = 2000, v201 = 512) String responderURL,
    @Nullable CustomData customData) {}
