package org.voltide.ocpp.message.v16;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.GenericStatus;

/** The limits. */
@RecordBuilder
public record GetCompositeScheduleConf(
    GenericStatus status,
    @Nullable Integer connectorId,
    @Nullable Instant scheduleStart,
    @Nullable Schedule chargingSchedule)
    implements Response {}
