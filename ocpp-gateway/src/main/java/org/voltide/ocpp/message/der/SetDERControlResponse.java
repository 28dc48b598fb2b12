package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** Whether the setting was taken, and which others it pushed aside. */
@Since(V2_1)
@RecordBuilder
public record SetDERControlResponse(
    DERControlStatus status,
    @Nullable StatusInfo statusInfo,
    @Nullable @Items(min = 1, max = 24) List<@MaxLength(36) String> supersededIds,
    @Nullable CustomData customData)
    implements Response {}
