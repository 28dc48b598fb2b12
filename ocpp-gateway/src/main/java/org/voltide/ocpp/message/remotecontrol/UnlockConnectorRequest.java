package org.voltide.ocpp.message.remotecontrol;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/** Releases the lock of a connector (OCPP 2.x F05). */
public record UnlockConnectorRequest(
    @Min(value = 0, since = V2_1) int evseId,
    @Min(value = 0, since = V2_1) int connectorId,
    @Nullable CustomData customData)
    implements Request<UnlockConnectorResponse> {}
