package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.certificates.DeleteCertificateStatus;

/** Whether it did. */
public record DeleteCertificateConf(DeleteCertificateStatus status) implements Response {}
