package org.voltide.ocpp.message.type;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Min;

/**
 * A time with one price level.
 *
 * @param ePriceLevel lower is cheaper
 */
@RecordBuilder
public record SalesTariffEntry(
    RelativeTimeInterval relativeTimeInterval,
    @Nullable @Min(0) Integer ePriceLevel,
    @Nullable @Items(min = 1, max = 3) List<ConsumptionCost> consumptionCost,
    @Nullable CustomData customData) {}
