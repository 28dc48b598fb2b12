package org.voltide.csms.transactions;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.voltide.csms.lanes.Lanes;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventResponse;

/** Answers TransactionEvent once its station's lane has committed it (OCPP 2.1 block E). */
@Singleton
final class TransactionEventHandler
    implements StationMessageHandler<TransactionEventRequest, TransactionEventResponse> {
  private final Lanes lanes;
  private final TransactionEvents events;

  TransactionEventHandler(Lanes lanes, TransactionEvents events) {
    this.lanes = lanes;
    this.events = events;
  }

  @Override
  public Class<TransactionEventRequest> request() {
    return TransactionEventRequest.class;
  }

  @Override
  public RunsOn runsOn() {
    return RunsOn.EVENT_LOOP;
  }

  @Override
  public CompletionStage<TransactionEventResponse> handle(
      StationConnection connection, TransactionEventRequest request) {
    return lanes.submit(events, connection.stationId(), connection.epoch(), request);
  }
}
