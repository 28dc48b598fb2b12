package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * A time with one set of offered prices.
 *
 * @param duration seconds
 */
@Since(V2_1)
public record EVAbsolutePriceScheduleEntry(
    int duration,
    @Items(min = 1, max = 8) List<EVPriceRule> evPriceRule,
    @Nullable CustomData customData) {}
