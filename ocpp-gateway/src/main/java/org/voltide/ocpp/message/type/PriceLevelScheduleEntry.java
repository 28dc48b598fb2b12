package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;

/**
 * A time with one price level.
 *
 * @param duration seconds
 * @param priceLevel 0 is the cheapest
 */
@Since(V2_1)
public record PriceLevelScheduleEntry(
    int duration, @Min(0) int priceLevel, @Nullable CustomData customData) {}
