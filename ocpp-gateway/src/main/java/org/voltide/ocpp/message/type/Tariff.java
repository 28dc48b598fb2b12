package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;

/**
 * What charging costs (OCPP 2.1 I07, I08).
 *
 * @param currency ISO 4217
 * @param validFrom at once when absent
 * @param minCost of a whole transaction
 * @param maxCost of a whole transaction
 */
@Since(V2_1)
@RecordBuilder
public record Tariff(
    @MaxLength(60) String tariffId,
    @MaxLength(3) String currency,
    @Nullable @Items(min = 1, max = 10) List<MessageContent> description,
    @Nullable TariffEnergy energy,
    @Nullable Instant validFrom,
    @Nullable TariffTime chargingTime,
    @Nullable TariffTime idleTime,
    @Nullable TariffFixed fixedFee,
    @Nullable TariffTime reservationTime,
    @Nullable TariffFixed reservationFixed,
    @Nullable Price minCost,
    @Nullable Price maxCost,
    @Nullable CustomData customData) {}
