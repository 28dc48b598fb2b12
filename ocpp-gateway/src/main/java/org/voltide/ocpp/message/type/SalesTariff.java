package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;

/**
 * Prices over time that a car can plan with (ISO 15118-2).
 *
 * @param numEPriceLevels how many levels the entries use
 */
@RecordBuilder
public record SalesTariff(
    @Min(value = 0, since = V2_1) int id,
    @Items(min = 1, max = 1024) List<SalesTariffEntry> salesTariffEntry,
    @Nullable @MaxLength(32) String salesTariffDescription,
    @Nullable @Min(value = 0, since = V2_1) Integer numEPriceLevels,
    @Nullable CustomData customData) {}
