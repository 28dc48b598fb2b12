package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.DERControlType;

/**
 * A grid fault began or ended at a station (OCPP 2.1 R05).
 *
 * @param controlType the setting that reacted
 * @param alarmEnded absent or false while it lasts
 */
@Since(V2_1)
@RecordBuilder
public record NotifyDERAlarmRequest(
    DERControlType controlType,
    Instant timestamp,
    @Nullable GridEventFault gridEventFault,
    @Nullable Boolean alarmEnded,
    @Nullable @MaxLength(200) String extraInfo,
    @Nullable CustomData customData)
    implements Request<NotifyDERAlarmResponse> {}
