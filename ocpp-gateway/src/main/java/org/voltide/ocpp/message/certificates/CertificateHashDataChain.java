package org.voltide.ocpp.message.certificates;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.type.CertificateHashData;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
public record CertificateHashDataChain(
    CertificateHashData certificateHashData,
    GetCertificateIdUse certificateType,
    @Nullable @Items(min = 1, max = 4) List<CertificateHashData> childCertificateHashData,
    @Nullable CustomData customData) {}
