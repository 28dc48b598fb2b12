package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_0_1;
import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.OneOf;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Where a limit comes from that is not the CSMS.
 *
 * @param chargingLimitSource EMS, SO, CSO, Other, or a vendor's own
 * @param isGridCritical whether the grid depends on it
 */
@RecordBuilder
public record ChargingLimit(
    @MaxLength(20)
        @OneOf(
            in = V2_0_1,
            value = {"EMS", "Other", "SO", "CSO"})
        String chargingLimitSource,
    @Since(V2_1) @Nullable Boolean isLocalGeneration,
    @Nullable Boolean isGridCritical,
    @Nullable CustomData customData) {}
