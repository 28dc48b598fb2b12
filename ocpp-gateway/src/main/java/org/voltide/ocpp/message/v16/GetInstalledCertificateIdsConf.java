package org.voltide.ocpp.message.v16;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.certificates.GetInstalledCertificateStatus;

/** The certificates. */
public record GetInstalledCertificateIdsConf(
    @Nullable @Items(min = 1) List<CertificateHash> certificateHashData,
    GetInstalledCertificateStatus status)
    implements Response {}
