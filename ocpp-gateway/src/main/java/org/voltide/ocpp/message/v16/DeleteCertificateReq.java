package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Request;

/** Removes a root certificate (security whitepaper M04). */
public record DeleteCertificateReq(CertificateHash certificateHashData)
    implements Request<DeleteCertificateConf> {}
