package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** The prices at which a car offers energy (ISO 15118-20). */
@Since(V2_1)
public record EVAbsolutePriceSchedule(
    Instant timeAnchor,
    @MaxLength(3) String currency,
    @Items(min = 1, max = 1024) List<EVAbsolutePriceScheduleEntry> evAbsolutePriceScheduleEntries,
    @MaxLength(2000) String priceAlgorithm,
    @Nullable CustomData customData) {}
