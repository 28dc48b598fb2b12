package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;

/**
 * A tax.
 *
 * @param tax percent
 * @param stack 0 is levied on the price, higher ones on what lower ones make of it
 */
@Since(V2_1)
public record TaxRate(
    @MaxLength(20) String type,
    BigDecimal tax,
    @Nullable @Min(0) Integer stack,
    @Nullable CustomData customData) {}
