package org.voltide.ocpp.message.availability;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * The state of one connector changed (OCPP 2.x G01).
 *
 * @param timestamp when it changed
 */
public record StatusNotificationRequest(
    Instant timestamp,
    ConnectorStatus connectorStatus,
    @Min(value = 0, since = V2_1) int evseId,
    @Min(value = 0, since = V2_1) int connectorId,
    @Nullable CustomData customData)
    implements Request<StatusNotificationResponse> {}
