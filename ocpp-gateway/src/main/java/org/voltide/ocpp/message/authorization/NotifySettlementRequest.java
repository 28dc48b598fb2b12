package org.voltide.ocpp.message.authorization;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * What a payment terminal settled for an ad-hoc payment (OCPP 2.1 C20–C22).
 *
 * @param pspRef the payment provider's reference of this payment
 * @param settlementAmount in the currency of the transaction
 * @param vatCompany who the receipt is made out to
 * @param receiptId set when the station issued the receipt itself
 */
@Since(V2_1)
@RecordBuilder
public record NotifySettlementRequest(
    @MaxLength(255) String pspRef,
    PaymentStatus status,
    BigDecimal settlementAmount,
    Instant settlementTime,
    @Nullable @MaxLength(36) String transactionId,
    @Nullable @MaxLength(500) String statusInfo,
    @Nullable @MaxLength(50) String receiptId,
    @Nullable @MaxLength(2000) String receiptUrl,
    @Nullable Address vatCompany,
    @Nullable @MaxLength(20) String vatNumber,
    @Nullable CustomData customData)
    implements Request<NotifySettlementResponse> {}
