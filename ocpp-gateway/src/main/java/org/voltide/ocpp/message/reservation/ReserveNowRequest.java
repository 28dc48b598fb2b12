package org.voltide.ocpp.message.reservation;

import static org.voltide.ocpp.message.OcppVersion.V2_0_1;
import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.OneOf;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.IdToken;

/**
 * Keeps an EVSE, or any of a connector type, for a driver (OCPP 2.x H01).
 *
 * @param id of the reservation, chosen by the CSMS
 * @param evseId any EVSE when absent
 */
@RecordBuilder
public record ReserveNowRequest(
    @Min(value = 0, since = V2_1) int id,
    Instant expiryDateTime,
    IdToken idToken,
    @Nullable
        @MaxLength(20)
        @OneOf(
            in = V2_0_1,
            value = {
              "cCCS1",
              "cCCS2",
              "cG105",
              "cTesla",
              "cType1",
              "cType2",
              "s309-1P-16A",
              "s309-1P-32A",
              "s309-3P-16A",
              "s309-3P-32A",
              "sBS1361",
              "sCEE-7-7",
              "sType2",
              "sType3",
              "Other1PhMax16A",
              "Other1PhOver16A",
              "Other3Ph",
              "Pan",
              "wInductive",
              "wResonant",
              "Undetermined",
              "Unknown"
            })
        String connectorType,
    @Nullable @Min(value = 0, since = V2_1) Integer evseId,
    @Nullable IdToken groupIdToken,
    @Nullable CustomData customData)
    implements Request<ReserveNowResponse> {}
