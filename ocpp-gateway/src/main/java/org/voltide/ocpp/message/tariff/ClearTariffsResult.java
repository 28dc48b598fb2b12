package org.voltide.ocpp.message.tariff;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** What became of one tariff that was to be removed. */
@Since(V2_1)
@RecordBuilder
public record ClearTariffsResult(
    TariffClearStatus status,
    @Nullable StatusInfo statusInfo,
    @Nullable @MaxLength(60) String tariffId,
    @Nullable CustomData customData) {}
