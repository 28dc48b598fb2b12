package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;

/** Asks for a certificate (security whitepaper A02). */
public record SignCertificateReq(@MaxLength(5500) String csr)
    implements Request<SignCertificateConf> {}
