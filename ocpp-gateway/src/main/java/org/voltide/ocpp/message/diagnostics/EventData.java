package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.Variable;

/**
 * One event: a monitor fired, or something wired into the station happened (OCPP 2.x N07).
 *
 * @param eventId unique at the station
 * @param trigger what kind of condition it was
 * @param actualValue the value that caused it
 * @param cause the event that led to this one
 * @param techCode the vendor's error code
 * @param cleared whether the condition is over
 * @param severity 0 (danger) to 9 (debug), OCPP 2.1
 */
@RecordBuilder
public record EventData(
    @Min(value = 0, since = V2_1) int eventId,
    Instant timestamp,
    EventTrigger trigger,
    @MaxLength(2500) String actualValue,
    Component component,
    EventNotificationType eventNotificationType,
    Variable variable,
    @Nullable @Min(value = 0, since = V2_1) Integer cause,
    @Nullable @MaxLength(50) String techCode,
    @Nullable @MaxLength(500) String techInfo,
    @Nullable Boolean cleared,
    @Nullable @MaxLength(36) String transactionId,
    @Nullable @Min(value = 0, since = V2_1) Integer variableMonitoringId,
    @Since(V2_1) @Nullable @Min(0) Integer severity,
    @Nullable CustomData customData) {}
