package org.voltide.ocpp.message.type;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Min;

/** DOC */
@RecordBuilder
public record SalesTariffEntry(
    RelativeTimeInterval relativeTimeInterval,
    @Nullable @Min(0) Integer ePriceLevel,
    @Nullable @Items(min = 1, max = 3) List<ConsumptionCost> consumptionCost,
    @Nullable CustomData customData) {}
