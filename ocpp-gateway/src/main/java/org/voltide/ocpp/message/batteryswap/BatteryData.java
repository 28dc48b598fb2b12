package org.voltide.ocpp.message.batteryswap;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Max;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * One battery pack that went into or came out of a swap station.
 *
 * @param evseId the slot it sits in
 * @param soC state of charge in percent
 * @param soH state of health in percent
 */
@Since(V2_1)
@RecordBuilder
public record BatteryData(
    @Min(0) int evseId,
    @MaxLength(50) String serialNumber,
    @Min(0) @Max(100) double soC,
    @Min(0) @Max(100) double soH,
    @Nullable Instant productionDate,
    @Nullable @MaxLength(500) String vendorInfo,
    @Nullable CustomData customData) {}
