package org.voltide.ocpp.message.transactions;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** A sum before and after tax. */
@Since(V2_1)
@RecordBuilder
public record TotalPrice(
    @Nullable BigDecimal exclTax, @Nullable BigDecimal inclTax, @Nullable CustomData customData) {}
