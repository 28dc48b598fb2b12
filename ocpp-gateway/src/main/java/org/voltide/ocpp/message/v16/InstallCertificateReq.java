package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;

/** Installs a root certificate (security whitepaper M05). */
public record InstallCertificateReq(
    RootCertificateUse certificateType, @MaxLength(5500) String certificate)
    implements Request<InstallCertificateConf> {}
