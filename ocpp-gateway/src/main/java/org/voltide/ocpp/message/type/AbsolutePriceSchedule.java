package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;

/**
 * Prices over time that a car can plan with (ISO 15118-20).
 *
 * @param timeAnchor when the first entry begins
 * @param currency ISO 4217
 */
@Since(V2_1)
@RecordBuilder
public record AbsolutePriceSchedule(
    Instant timeAnchor,
    @Min(0) int priceScheduleID,
    @MaxLength(3) String currency,
    @MaxLength(8) String language,
    @MaxLength(2000) String priceAlgorithm,
    @Items(min = 1, max = 1024) List<PriceRuleStack> priceRuleStacks,
    @Nullable @MaxLength(160) String priceScheduleDescription,
    @Nullable RationalNumber minimumCost,
    @Nullable RationalNumber maximumCost,
    @Nullable @Items(min = 1, max = 10) List<TaxRule> taxRules,
    @Nullable OverstayRuleList overstayRuleList,
    @Nullable @Items(min = 1, max = 5) List<AdditionalSelectedServices> additionalSelectedServices,
    @Nullable CustomData customData) {}
