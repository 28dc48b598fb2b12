package org.voltide.simulator.profile;

import java.util.Set;
import org.voltide.ocpp.message.type.ChargingRateUnit;

/**
 * What a station's smart charging can do; also what its device model says.
 *
 * @param bidirectional V2X operation modes are known (OCPP 2.1 only)
 * @param negativeLimits a negative {@code limit} means discharging, as older stations have it
 */
public record Abilities(
    int evses,
    Set<ChargingRateUnit> units,
    int maxStackLevel,
    int maxPeriods,
    int maxProfiles,
    boolean bidirectional,
    boolean negativeLimits) {}
