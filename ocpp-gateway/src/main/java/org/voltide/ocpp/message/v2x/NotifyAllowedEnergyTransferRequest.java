package org.voltide.ocpp.message.v2x;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.EnergyTransferMode;

/**
 * Says anew how energy may flow in a transaction (OCPP 2.1 Q01, Q02).
 *
 * @param allowedEnergyTransfer the whole list, which replaces the one before
 */
@Since(V2_1)
public record NotifyAllowedEnergyTransferRequest(
    @MaxLength(36) String transactionId,
    @Items(min = 1) List<EnergyTransferMode> allowedEnergyTransfer,
    @Nullable CustomData customData)
    implements Request<NotifyAllowedEnergyTransferResponse> {}
