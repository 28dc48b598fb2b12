package org.voltide.ocpp.message.firmware;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/**
 * How far a firmware update is (OCPP 2.x L01, L02).
 *
 * @param requestId of the update; absent only when idle
 */
@RecordBuilder
public record FirmwareStatusNotificationRequest(
    FirmwareStatus status,
    @Nullable Integer requestId,
    @Since(V2_1) @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData)
    implements Request<FirmwareStatusNotificationResponse> {}
