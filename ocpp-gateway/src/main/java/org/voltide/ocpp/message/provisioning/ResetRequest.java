package org.voltide.ocpp.message.provisioning;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Restarts a station or an EVSE (OCPP 2.x B11, B12).
 *
 * @param evseId the whole station when absent
 */
public record ResetRequest(
    ResetType type,
    @Nullable @Min(value = 0, since = V2_1) Integer evseId,
    @Nullable CustomData customData)
    implements Request<ResetResponse> {}
