package org.voltide.ocpp.message.tariff;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.type.CustomData;

/**
 * Tells the station what a transaction costs so far (OCPP 2.x I02).
 *
 * @param totalCost taxes included, in the currency of the station
 */
public record CostUpdatedRequest(
    BigDecimal totalCost, @MaxLength(36) String transactionId, @Nullable CustomData customData)
    implements Request<CostUpdatedResponse> {}
