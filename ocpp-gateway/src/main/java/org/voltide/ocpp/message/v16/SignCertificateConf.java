package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.GenericStatus;

/** Whether one will come. */
public record SignCertificateConf(GenericStatus status) implements Response {}
