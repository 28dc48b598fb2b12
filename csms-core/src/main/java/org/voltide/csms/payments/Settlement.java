package org.voltide.csms.payments;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * What a payment terminal said about a payment.
 *
 * @param pspRef the payment at the payment service provider
 * @param status Settled, Canceled, Rejected or Failed
 * @param vatCompany the address for the receipt, as in OCPP
 */
record Settlement(
    String stationId,
    String pspRef,
    @Nullable String transactionId,
    String status,
    BigDecimal amount,
    Instant settledAt,
    @Nullable String statusInfo,
    @Nullable String receiptId,
    @Nullable String receiptUrl,
    @Nullable @JsonRawValue String vatCompany,
    @Nullable String vatNumber) {

  static Settlement of(Row row) {
    return new Settlement(
        row.text("station_id"),
        row.text("psp_ref"),
        row.maybeText("transaction_id").filter(id -> !id.isEmpty()).orElse(null),
        row.text("status"),
        row.money("amount"),
        row.instant("settled_at"),
        row.maybeText("status_info").orElse(null),
        row.maybeText("receipt_id").orElse(null),
        row.maybeText("receipt_url").orElse(null),
        row.maybeText("company").orElse(null),
        row.maybeText("vat_number").orElse(null));
  }
}
