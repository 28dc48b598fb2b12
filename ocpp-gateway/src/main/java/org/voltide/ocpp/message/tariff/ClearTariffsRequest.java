package org.voltide.ocpp.message.tariff;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Removes tariffs from a station (OCPP 2.1 I10).
 *
 * @param tariffIds all when absent
 */
@Since(V2_1)
@RecordBuilder
public record ClearTariffsRequest(
    @Nullable @Items(min = 1) List<@MaxLength(60) String> tariffIds,
    @Nullable @Min(0) Integer evseId,
    @Nullable CustomData customData)
    implements Request<ClearTariffsResponse> {}
