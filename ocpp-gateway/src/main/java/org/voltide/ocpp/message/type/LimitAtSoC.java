package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Max;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;

/**
 * A limit once the battery is that full.
 *
 * @param soc percent
 * @param limit in the unit of the schedule
 */
@Since(V2_1)
public record LimitAtSoC(
    @Min(0) @Max(100) int soc, double limit, @Nullable CustomData customData) {}
