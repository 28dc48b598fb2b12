package org.voltide.ocpp.message.certificates;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.type.CertificateHashData;
import org.voltide.ocpp.message.type.CustomData;

/**
 * An installed certificate with those that were installed below it, each by its hashes.
 *
 * @param childCertificateHashData leaf first, without the root
 */
public record CertificateHashDataChain(
    CertificateHashData certificateHashData,
    GetCertificateIdUse certificateType,
    @Nullable @Items(min = 1, max = 4) List<CertificateHashData> childCertificateHashData,
    @Nullable CustomData customData) {}
