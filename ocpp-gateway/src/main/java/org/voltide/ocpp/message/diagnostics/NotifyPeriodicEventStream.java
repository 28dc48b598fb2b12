package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.OneWay;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Values of an event stream (OCPP 2.1 N15). Told once, never answered.
 *
 * @param id the stream
 * @param pending how many values still wait to be sent
 * @param basetime what the times of the values count from
 */
@Since(V2_1)
public record NotifyPeriodicEventStream(
    @Items(min = 1) List<StreamDataElement> data,
    @Min(0) int id,
    @Min(0) int pending,
    Instant basetime,
    @Nullable CustomData customData)
    implements OneWay {}
