package org.voltide.ocpp.message.transactions;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Max;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Where a transaction stops (OCPP 2.1 E16).
 *
 * @param maxCost in the currency of the tariff
 * @param maxEnergy Wh
 * @param maxTime seconds
 * @param maxSoC percent
 */
@Since(V2_1)
@RecordBuilder
public record TransactionLimit(
    @Nullable BigDecimal maxCost,
    @Nullable Double maxEnergy,
    @Nullable Integer maxTime,
    @Nullable @Min(0) @Max(100) Integer maxSoC,
    @Nullable CustomData customData) {}
