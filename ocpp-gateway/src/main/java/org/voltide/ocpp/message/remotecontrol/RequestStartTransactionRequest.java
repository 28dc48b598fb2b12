package org.voltide.ocpp.message.remotecontrol;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.IdToken;

/**
 * Starts a transaction from afar (OCPP 2.x F01, F02).
 *
 * @param remoteStartId comes back in the transaction's events
 * @param chargingProfile a TxProfile for the transaction that begins
 */
@RecordBuilder
public record RequestStartTransactionRequest(
    IdToken idToken,
    int remoteStartId,
    @Nullable @Min(value = 1, since = V2_1) Integer evseId,
    @Nullable IdToken groupIdToken,
    @Nullable ChargingProfile chargingProfile,
    @Nullable CustomData customData)
    implements Request<RequestStartTransactionResponse> {}
