package org.voltide.csms.payments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.authorization.Address;
import org.voltide.ocpp.message.authorization.NotifySettlementRequest;

/**
 * Keeps what was settled, by terminals (OCPP 2.1 C20 to C22) or by a payment service. A repetition
 * changes nothing, the newest word on a payment stands. What is settled and has no receipt gets one
 * from Voltide (C21).
 */
@Singleton
public final class Settlements {
  private static final String UPSERT =
      """
      insert into settlement (station_id, psp_ref, transaction_id, status, amount, settled_at,
          status_info, receipt_id, receipt_url, vat_company, vat_number, received_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
      on conflict (station_id, psp_ref, transaction_id) do update
         set status = excluded.status, amount = excluded.amount, settled_at = excluded.settled_at,
             status_info = excluded.status_info,
             receipt_id = coalesce(excluded.receipt_id, settlement.receipt_id),
             receipt_url = coalesce(excluded.receipt_url, settlement.receipt_url),
             vat_company = excluded.vat_company,
             vat_number = excluded.vat_number, received_at = excluded.received_at
       where settlement.settled_at <= excluded.settled_at
      """;
  private static final String RECEIPT =
      """
      update settlement
         set receipt_id = 'V' || nextval('receipt_number'), receipt_secret = ?,
             receipt_url = ? || ?::text
       where station_id = ? and psp_ref = ? and transaction_id = ?
         and status = 'Settled' and receipt_id is null and receipt_url is null
      """;

  private final PaymentSettings settings;
  private final ObjectMapper json;

  Settlements(PaymentSettings settings, ObjectMapper json) {
    this.settings = settings;
    this.json = json;
  }

  /** A receipt of Voltide's own. */
  public record Receipt(String id, String url) {}

  /**
   * Keeps the word on a payment.
   *
   * @return the receipt, when Voltide issued it
   */
  public Optional<Receipt> keep(
      Statements statements, String stationId, NotifySettlementRequest told, Instant at) {
    String pspRef = StorableText.of(told.pspRef());
    String transaction = told.transactionId() == null ? "" : StorableText.of(told.transactionId());
    statements.update(
        UPSERT,
        stationId,
        pspRef,
        transaction,
        told.status().name(),
        told.settlementAmount(),
        told.settlementTime(),
        told.statusInfo(),
        told.receiptId(),
        told.receiptUrl(),
        company(told.vatCompany()),
        told.vatNumber(),
        at);
    UUID secret = UUID.randomUUID();
    statements.update(
        RECEIPT,
        secret,
        settings.baseUrl() + "/api/v1/receipts/",
        secret,
        stationId,
        pspRef,
        transaction);
    return statements
        .query(
            "select receipt_id, receipt_url from settlement where station_id = ? and psp_ref = ?"
                + " and transaction_id = ? and receipt_secret is not null",
            row -> new Receipt(row.text("receipt_id"), row.text("receipt_url")),
            stationId,
            pspRef,
            transaction)
        .stream()
        .findFirst();
  }

  private @Nullable String company(@Nullable Address address) {
    try {
      return address == null ? null : StorableText.json(json.writeValueAsString(address));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an address cannot be stored", e);
    }
  }
}
