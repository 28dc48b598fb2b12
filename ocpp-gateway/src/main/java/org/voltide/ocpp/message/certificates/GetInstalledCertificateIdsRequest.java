package org.voltide.ocpp.message.certificates;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Asks which certificates are installed (OCPP 2.x M03).
 *
 * @param certificateType kinds wanted, all when absent
 */
public record GetInstalledCertificateIdsRequest(
    @Nullable @Items(min = 1) List<GetCertificateIdUse> certificateType,
    @Nullable CustomData customData)
    implements Request<GetInstalledCertificateIdsResponse> {}
