package org.voltide.ocpp.message.tariff;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.StatusInfo;

/** The tariffs, and where they apply. */
@Since(V2_1)
@RecordBuilder
public record GetTariffsResponse(
    TariffGetStatus status,
    @Nullable StatusInfo statusInfo,
    @Nullable @Items(min = 1) List<TariffAssignment> tariffAssignments,
    @Nullable CustomData customData)
    implements Response {}
