package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;

/**
 * How much power may, or should, flow over time (OCPP 2.x K; 2.1 Q).
 *
 * @param stackLevel the higher one wins within a purpose
 * @param transactionId for a TxProfile
 * @param maxOfflineDuration seconds without a connection after which it no longer holds
 * @param invalidAfterOfflineDuration whether it is then gone for good
 * @param dynUpdateInterval seconds between pulls of a dynamic profile
 */
@RecordBuilder
public record ChargingProfile(
    int id,
    @Min(value = 0, since = V2_1) int stackLevel,
    ChargingProfilePurpose chargingProfilePurpose,
    ChargingProfileKind chargingProfileKind,
    @Items(min = 1, max = 3) List<ChargingSchedule> chargingSchedule,
    @Nullable RecurrencyKind recurrencyKind,
    @Nullable Instant validFrom,
    @Nullable Instant validTo,
    @Nullable @MaxLength(36) String transactionId,
    @Since(V2_1) @Nullable Integer maxOfflineDuration,
    @Since(V2_1) @Nullable Boolean invalidAfterOfflineDuration,
    @Since(V2_1) @Nullable Integer dynUpdateInterval,
    @Since(V2_1) @Nullable Instant dynUpdateTime,
    @Since(V2_1) @Nullable @MaxLength(256) String priceScheduleSignature,
    @Nullable CustomData customData) {}
