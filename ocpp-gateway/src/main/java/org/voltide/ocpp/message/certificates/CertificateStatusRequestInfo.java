package org.voltide.ocpp.message.certificates;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CertificateHashData;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
@Since(V2_1)
public record CertificateStatusRequestInfo(
    CertificateHashData certificateHashData,
    CertificateStatusSource source,
    @Items(min = 1, max = 5) List<@MaxLength(2000) String> urls,
    @Nullable CustomData customData) {}
