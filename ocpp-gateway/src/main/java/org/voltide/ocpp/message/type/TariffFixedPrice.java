package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Since;

/**
 * A fixed fee and when it is due.
 *
 * @param priceFixed before tax
 */
@Since(V2_1)
public record TariffFixedPrice(
    BigDecimal priceFixed,
    @Nullable TariffConditionsFixed conditions,
    @Nullable CustomData customData) {}
