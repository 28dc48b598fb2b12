package org.voltide.ocpp.message.transactions;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * A part of a transaction that one set of prices applies to.
 *
 * @param startPeriod it ends where the next one starts
 */
@Since(V2_1)
@RecordBuilder
public record ChargingPeriod(
    Instant startPeriod,
    @Nullable @Items(min = 1) List<CostDimension> dimensions,
    @Nullable @MaxLength(60) String tariffId,
    @Nullable CustomData customData) {}
