package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Since;

/** A price before and after tax; one of the two may be left out. */
@Since(V2_1)
@RecordBuilder
public record Price(
    @Nullable BigDecimal exclTax,
    @Nullable BigDecimal inclTax,
    @Nullable @Items(min = 1, max = 5) List<TaxRate> taxRates,
    @Nullable CustomData customData) {}
