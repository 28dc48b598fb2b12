package org.voltide.ocpp.message.certificates;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CertificateHashData;
import org.voltide.ocpp.message.type.CustomData;

/**
 * The revocation state of one certificate as the CSMS learned it.
 *
 * @param nextUpdate until when the answer may be reused
 */
@Since(V2_1)
public record CertificateStatusInfo(
    CertificateHashData certificateHashData,
    CertificateStatusSource source,
    CertificateStatus status,
    Instant nextUpdate,
    @Nullable CustomData customData) {}
