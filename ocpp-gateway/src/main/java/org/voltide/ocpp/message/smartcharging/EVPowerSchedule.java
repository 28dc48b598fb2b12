package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * The power a car offers over time.
 *
 * @param timeAnchor when the first entry begins
 */
@Since(V2_1)
public record EVPowerSchedule(
    @Items(min = 1, max = 1024) List<EVPowerScheduleEntry> evPowerScheduleEntries,
    Instant timeAnchor,
    @Nullable CustomData customData) {}
