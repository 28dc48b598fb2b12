package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;

/**
 * When a fixed fee is due; all that are set must be met.
 *
 * @param startTimeOfDay HH:MM local
 * @param endTimeOfDay HH:MM local
 * @param validFromDate YYYY-MM-DD
 * @param validToDate YYYY-MM-DD, that day excluded
 */
@Since(V2_1)
@RecordBuilder
public record TariffConditionsFixed(
    @Nullable String startTimeOfDay,
    @Nullable String endTimeOfDay,
    @Nullable @Items(min = 1, max = 7) List<DayOfWeek> dayOfWeek,
    @Nullable String validFromDate,
    @Nullable String validToDate,
    @Nullable EvseKind evseKind,
    @Nullable @MaxLength(20) String paymentBrand,
    @Nullable @MaxLength(20) String paymentRecognition,
    @Nullable CustomData customData) {}
