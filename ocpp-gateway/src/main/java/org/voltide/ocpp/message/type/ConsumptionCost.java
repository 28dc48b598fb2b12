package org.voltide.ocpp.message.type;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;

/**
 * Costs from some power on (ISO 15118-2).
 *
 * @param startValue W
 */
public record ConsumptionCost(
    BigDecimal startValue,
    @Items(min = 1, max = 3) List<RelativeCost> cost,
    @Nullable CustomData customData) {}
