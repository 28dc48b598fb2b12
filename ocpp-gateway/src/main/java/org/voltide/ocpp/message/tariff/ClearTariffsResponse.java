package org.voltide.ocpp.message.tariff;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** One result per tariff asked for. */
@Since(V2_1)
public record ClearTariffsResponse(
    @Items(min = 1) List<ClearTariffsResult> clearTariffsResult, @Nullable CustomData customData)
    implements Response {}
