package org.voltide.ocpp.message.transactions;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.Price;

/**
 * The cost of a transaction by part.
 *
 * @param currency ISO 4217
 */
@Since(V2_1)
@RecordBuilder
public record TotalCost(
    @MaxLength(3) String currency,
    TariffCost typeOfCost,
    TotalPrice total,
    @Nullable Price fixed,
    @Nullable Price energy,
    @Nullable Price chargingTime,
    @Nullable Price idleTime,
    @Nullable Price reservationTime,
    @Nullable Price reservationFixed,
    @Nullable CustomData customData) {}
