package org.voltide.ocpp.message.tariff;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.Tariff;

/** Gives a running transaction another tariff (OCPP 2.1 I11). */
@Since(V2_1)
public record ChangeTransactionTariffRequest(
    Tariff tariff, @MaxLength(36) String transactionId, @Nullable CustomData customData)
    implements Request<ChangeTransactionTariffResponse> {}
