package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Since;

/**
 * A time with one set of prices.
 *
 * @param duration seconds
 */
@Since(V2_1)
public record PriceRuleStack(
    int duration,
    @Items(min = 1, max = 8) List<PriceRule> priceRule,
    @Nullable CustomData customData) {}
