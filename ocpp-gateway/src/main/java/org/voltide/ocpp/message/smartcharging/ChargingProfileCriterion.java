package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_0_1;
import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.OneOf;
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.ocpp.message.type.CustomData;

/** Which charging profiles to report. */
@RecordBuilder
public record ChargingProfileCriterion(
    @Nullable ChargingProfilePurpose chargingProfilePurpose,
    @Nullable @Min(value = 0, since = V2_1) Integer stackLevel,
    @Nullable @Items(min = 1) List<Integer> chargingProfileId,
    @Nullable @Items(min = 1, max = 4)
        List<
                @MaxLength(20)
                @OneOf(
                    in = V2_0_1,
                    value = {"EMS", "Other", "SO", "CSO"})
                String>
            chargingLimitSource,
    @Nullable CustomData customData) {}
