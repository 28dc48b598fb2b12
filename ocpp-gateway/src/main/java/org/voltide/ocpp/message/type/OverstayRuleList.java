package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Since;

/**
 * Prices of staying after charging.
 *
 * @param overstayPowerThreshold W below which charging counts as over
 * @param overstayTimeThreshold seconds
 */
@Since(V2_1)
@RecordBuilder
public record OverstayRuleList(
    @Items(min = 1, max = 5) List<OverstayRule> overstayRule,
    @Nullable RationalNumber overstayPowerThreshold,
    @Nullable Integer overstayTimeThreshold,
    @Nullable CustomData customData) {}
