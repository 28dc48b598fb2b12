package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;

/** Brings the certificate a station asked for (security whitepaper A02). */
public record CertificateSignedReq(@MaxLength(10000) String certificateChain)
    implements Request<CertificateSignedConf> {}
