package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;

/**
 * The price of staying after charging.
 *
 * @param startTime seconds after which it holds
 * @param overstayFeePeriod seconds that one fee pays for
 */
@Since(V2_1)
public record OverstayRule(
    RationalNumber overstayFee,
    int startTime,
    int overstayFeePeriod,
    @Nullable @MaxLength(32) String overstayRuleDescription,
    @Nullable CustomData customData) {}
