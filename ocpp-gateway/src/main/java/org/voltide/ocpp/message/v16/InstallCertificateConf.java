package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.certificates.InstallCertificateStatus;

/** Whether it took. */
public record InstallCertificateConf(InstallCertificateStatus status) implements Response {}
