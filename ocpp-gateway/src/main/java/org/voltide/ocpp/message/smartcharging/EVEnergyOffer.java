package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** What energy a car offers to give, and at what price (ISO 15118-20). */
@Since(V2_1)
public record EVEnergyOffer(
    EVPowerSchedule evPowerSchedule,
    @Nullable EVAbsolutePriceSchedule evAbsolutePriceSchedule,
    @Nullable CustomData customData) {}
