package org.voltide.ocpp.message.smartcharging;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.type.StatusInfo;

/** The composite schedule, when it could be computed. */
@RecordBuilder
public record GetCompositeScheduleResponse(
    GenericStatus status,
    @Nullable StatusInfo statusInfo,
    @Nullable CompositeSchedule schedule,
    @Nullable CustomData customData)
    implements Response {}
