package org.voltide.ocpp.message.tariff;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Where a tariff applies.
 *
 * @param evseIds for default tariffs
 * @param idTokens for drivers' own tariffs
 */
@Since(V2_1)
@RecordBuilder
public record TariffAssignment(
    @MaxLength(60) String tariffId,
    TariffKind tariffKind,
    @Nullable Instant validFrom,
    @Nullable @Items(min = 1) List<@Min(0) Integer> evseIds,
    @Nullable @Items(min = 1) List<@MaxLength(255) String> idTokens,
    @Nullable CustomData customData) {}
