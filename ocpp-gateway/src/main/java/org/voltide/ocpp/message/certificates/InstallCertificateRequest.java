package org.voltide.ocpp.message.certificates;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Gives the station a root certificate to trust for one purpose (OCPP 2.x M05).
 *
 * @param certificate PEM
 */
public record InstallCertificateRequest(
    InstallCertificateUse certificateType,
    @MaxLength(value = 10000, v201 = 5500) String certificate,
    @Nullable CustomData customData)
    implements Request<InstallCertificateResponse> {}
