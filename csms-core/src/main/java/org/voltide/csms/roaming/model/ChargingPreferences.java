package org.voltide.csms.roaming.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a driver prefers for a session that goes on (OCPI ChargingPreferences).
 *
 * @param profileType CHEAP, FAST, GREEN or REGULAR; a text, for what nobody knows yet is answered
 * @param energyNeed kWh
 * @param dischargeAllowed not, when absent
 */
public record ChargingPreferences(
    String profileType,
    @Nullable Instant departureTime,
    @Nullable BigDecimal energyNeed,
    @Nullable Boolean dischargeAllowed) {}
