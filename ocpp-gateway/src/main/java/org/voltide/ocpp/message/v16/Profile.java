package org.voltide.ocpp.message.v16;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.ChargingProfileKind;
import org.voltide.ocpp.message.type.RecurrencyKind;

/** A charging profile. */
@RecordBuilder
public record Profile(
    int chargingProfileId,
    @Nullable Integer transactionId,
    int stackLevel,
    ProfilePurpose chargingProfilePurpose,
    ChargingProfileKind chargingProfileKind,
    @Nullable RecurrencyKind recurrencyKind,
    @Nullable Instant validFrom,
    @Nullable Instant validTo,
    Schedule chargingSchedule) {}
