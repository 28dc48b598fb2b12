package org.voltide.csms.transactions;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.voltide.csms.lanes.Lanes;
import org.voltide.csms.ocpp.StationMessageHandler;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventResponse;
import org.voltide.ocpp.message.transactions.TransactionEventResponseBuilder;

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
    CompletionStage<TransactionEventResponse> answer =
        lanes.submit(events, connection.stationId(), connection.epoch(), request);
    return connection.version().isAtLeast(OcppVersion.V2_1)
        ? answer
        : answer.thenApply(TransactionEventHandler::withoutLimit);
  }

  /** OCPP 2.0.1 has no words for it; {@link LimitWatch} stops the session. */
  private static TransactionEventResponse withoutLimit(TransactionEventResponse answer) {
    return TransactionEventResponseBuilder.builder(answer).transactionLimit(null).build();
  }
}
