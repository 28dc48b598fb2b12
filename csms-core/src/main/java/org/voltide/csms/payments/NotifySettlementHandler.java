package org.voltide.csms.payments;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.authorization.NotifySettlementRequest;
import org.voltide.ocpp.message.authorization.NotifySettlementResponse;

/** Keeps what a payment terminal settled, and answers with the receipt (OCPP 2.1 C20 to C22). */
@Singleton
final class NotifySettlementHandler
    implements RecordingHandler<NotifySettlementRequest, NotifySettlementResponse> {
  private final Settlements settlements;

  NotifySettlementHandler(Settlements settlements) {
    this.settlements = settlements;
  }

  @Override
  public Class<NotifySettlementRequest> message() {
    return NotifySettlementRequest.class;
  }

  @Override
  public Written<NotifySettlementResponse> record(
      Statements statements, LaneMessage<NotifySettlementRequest> message) {
    Optional<Settlements.Receipt> receipt =
        settlements.keep(statements, message.stationId(), message.payload(), message.receivedAt());
    return Written.silently(
        new NotifySettlementResponse(
            receipt.map(Settlements.Receipt::url).orElse(null),
            receipt.map(Settlements.Receipt::id).orElse(null),
            null));
  }
}
