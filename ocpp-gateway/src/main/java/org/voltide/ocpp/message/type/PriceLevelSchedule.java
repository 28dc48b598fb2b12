package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;

/** Price levels over time that a car can plan with (ISO 15118-20). */
@Since(V2_1)
public record PriceLevelSchedule(
    @Items(min = 1, max = 100) List<PriceLevelScheduleEntry> priceLevelScheduleEntries,
    Instant timeAnchor,
    @Min(0) int priceScheduleId,
    @Min(0) int numberOfPriceLevels,
    @Nullable @MaxLength(32) String priceScheduleDescription,
    @Nullable CustomData customData) {}
