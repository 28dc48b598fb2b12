package org.voltide.ocpp.message.certificates;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CertificateHashData;
import org.voltide.ocpp.message.type.CustomData;

/**
 * One certificate whose revocation state is asked for, and where it may be learned.
 *
 * @param urls responders or list addresses named in the certificate; they are the peer's word,
 *     never to be called unchecked
 */
@Since(V2_1)
public record CertificateStatusRequestInfo(
    CertificateHashData certificateHashData,
    CertificateStatusSource source,
    @Items(min = 1, max = 5) List<@MaxLength(2000) String> urls,
    @Nullable CustomData customData) {}
