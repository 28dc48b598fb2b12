package org.voltide.ocpp.message.certificates;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** Asks for the revocation state of every certificate in a car's chain (OCPP 2.1 M07). */
@Since(V2_1)
public record GetCertificateChainStatusRequest(
    @Items(min = 1, max = 4) List<CertificateStatusRequestInfo> certificateStatusRequests,
    @Nullable CustomData customData)
    implements Request<GetCertificateChainStatusResponse> {}
