package org.voltide.ocpp.message.certificates;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** The revocation states in the order asked. */
@Since(V2_1)
public record GetCertificateChainStatusResponse(
    @Items(min = 1, max = 4) List<CertificateStatusInfo> certificateStatus,
    @Nullable CustomData customData)
    implements Response {}
