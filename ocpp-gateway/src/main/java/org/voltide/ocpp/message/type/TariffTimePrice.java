package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Since;

/**
 * A price of time and when it holds.
 *
 * @param priceMinute before tax
 */
@Since(V2_1)
public record TariffTimePrice(
    BigDecimal priceMinute,
    @Nullable TariffConditions conditions,
    @Nullable CustomData customData) {}
