package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Request;

/** Asks which root certificates there are (security whitepaper M03). */
public record GetInstalledCertificateIdsReq(RootCertificateUse certificateType)
    implements Request<GetInstalledCertificateIdsConf> {}
