package org.voltide.ocpp.message.provisioning;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.type.CustomData;

/** What a station is. */
@RecordBuilder
public record ChargingStation(
    @MaxLength(20) String model,
    @MaxLength(50) String vendorName,
    @Nullable @MaxLength(25) String serialNumber,
    @Nullable Modem modem,
    @Nullable @MaxLength(50) String firmwareVersion,
    @Nullable CustomData customData) {}
