package org.voltide.csms.diagnostics;

import jakarta.inject.Singleton;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.ocpp.RecordingHandler;
import org.voltide.csms.operations.Items;
import org.voltide.csms.operations.Kind;
import org.voltide.csms.operations.Part;
import org.voltide.csms.operations.Parts;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.diagnostics.NotifyCustomerInformationRequest;
import org.voltide.ocpp.message.diagnostics.NotifyCustomerInformationResponse;

/** Keeps a piece of what a station knows of a customer (OCPP 2.1 N09, N10). */
@Singleton
final class NotifyCustomerInformationHandler
    implements RecordingHandler<
        NotifyCustomerInformationRequest, NotifyCustomerInformationResponse> {
  private final Parts parts;

  NotifyCustomerInformationHandler(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Class<NotifyCustomerInformationRequest> message() {
    return NotifyCustomerInformationRequest.class;
  }

  @Override
  public Written<NotifyCustomerInformationResponse> record(
      Statements statements, LaneMessage<NotifyCustomerInformationRequest> message) {
    NotifyCustomerInformationRequest told = message.payload();
    parts.keep(
        statements,
        new Part(
            message.stationId(),
            Kind.CUSTOMER_INFORMATION,
            told.requestId(),
            told.seqNo(),
            !Boolean.TRUE.equals(told.tbc()),
            Items.of(told, "data"),
            message.receivedAt()));
    return Written.silently(new NotifyCustomerInformationResponse(null));
  }
}
