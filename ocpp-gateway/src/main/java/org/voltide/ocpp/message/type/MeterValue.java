package org.voltide.ocpp.message.type;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;

/** Readings of one moment. */
public record MeterValue(
    @Items(min = 1) List<SampledValue> sampledValue,
    Instant timestamp,
    @Nullable CustomData customData) {}
