package org.voltide.csms.payments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.authorization.Address;
import org.voltide.ocpp.message.authorization.NotifySettlementRequest;
import org.voltide.ocpp.message.authorization.NotifySettlementResponse;

/**
 * Keeps what a payment terminal settled (OCPP 2.1 C20 to C22); a repetition changes nothing, the
 * newest word on a payment stands. Receipts are the terminal's: none is added.
 */
@Singleton
final class NotifySettlementHandler
    implements RecordingHandler<NotifySettlementRequest, NotifySettlementResponse> {
  private static final String UPSERT =
      """
      insert into settlement values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
      on conflict (station_id, psp_ref, transaction_id) do update
         set status = excluded.status, amount = excluded.amount, settled_at = excluded.settled_at,
             status_info = excluded.status_info, receipt_id = excluded.receipt_id,
             receipt_url = excluded.receipt_url, vat_company = excluded.vat_company,
             vat_number = excluded.vat_number, received_at = excluded.received_at
       where settlement.settled_at <= excluded.settled_at
      """;

  private final ObjectMapper json;

  NotifySettlementHandler(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public Class<NotifySettlementRequest> message() {
    return NotifySettlementRequest.class;
  }

  @Override
  public Written<NotifySettlementResponse> record(
      Statements statements, LaneMessage<NotifySettlementRequest> message) {
    NotifySettlementRequest told = message.payload();
    String transaction = storable(told.transactionId());
    statements.update(
        UPSERT,
        message.stationId(),
        StorableText.of(told.pspRef()),
        transaction == null ? "" : transaction,
        told.status().name(),
        told.settlementAmount(),
        told.settlementTime(),
        storable(told.statusInfo()),
        storable(told.receiptId()),
        storable(told.receiptUrl()),
        company(told.vatCompany()),
        storable(told.vatNumber()),
        message.receivedAt());
    return Written.silently(new NotifySettlementResponse(null, null, null));
  }

  private @Nullable String company(@Nullable Address address) {
    try {
      return address == null ? null : StorableText.json(json.writeValueAsString(address));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an address cannot be stored", e);
    }
  }

  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : StorableText.of(text);
  }
}
