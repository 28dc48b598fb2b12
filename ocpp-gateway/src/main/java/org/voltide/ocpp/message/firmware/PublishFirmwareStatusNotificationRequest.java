package org.voltide.ocpp.message.firmware;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/**
 * How far the publishing of a firmware image is (OCPP 2.x L03).
 *
 * @param location where stations can fetch it, once published
 */
@RecordBuilder
public record PublishFirmwareStatusNotificationRequest(
    PublishFirmwareStatus status,
    @Nullable @Items(min = 1) List<@MaxLength(value = 2000, v201 = 512) String> location,
    @Nullable @Min(value = 0, since = V2_1) Integer requestId,
    @Since(V2_1) @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData)
    implements Request<PublishFirmwareStatusNotificationResponse> {}
