package org.voltide.csms.revocation;

import java.time.Instant;
import org.voltide.ocpp.message.certificates.CertificateStatus;

/**
 * Whether a certificate is revoked, as its issuer says.
 *
 * @param nextUpdate until when that may be relied on
 */
public record Standing(CertificateStatus status, Instant nextUpdate) {}
