package org.voltide.simulator.profile;

import java.util.Set;
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.OperationMode;

/**
 * What a station's smart charging can do; also what its device model says.
 *
 * @param purposes which profiles it takes
 * @param modes the operation modes it knows beside charging (OCPP 2.1 only)
 * @param negativeLimits a negative {@code limit} means discharging, as older stations have it
 */
public record Abilities(
    int evses,
    Set<ChargingRateUnit> units,
    int maxStackLevel,
    int maxPeriods,
    int maxProfiles,
    Set<ChargingProfilePurpose> purposes,
    Set<OperationMode> modes,
    boolean negativeLimits) {}
