package org.voltide.csms.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.provisioning.GetBaseReportRequest;
import org.voltide.ocpp.message.provisioning.GetBaseReportResponse;
import org.voltide.ocpp.message.provisioning.ReportBase;
import org.voltide.ocpp.message.type.GenericDeviceModelStatus;

class OperationsTest {
  private static final Instant NOW = LaneWorld.NOW;

  private final LaneWorld world = new LaneWorld();
  private final Database database = new Database(world.database());
  private final Parts parts = new Parts();

  @BeforeEach
  void register() {
    world.station("CS1");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void whatWasNotAnsweredMayStillCome() {
    Operations operations = operations(new CallOutcome.TimedOut<>(Duration.ofSeconds(30)));
    Operation begun = begin(operations, new Reply.Coming());
    assertThat(begun.state()).isEqualTo(State.REQUESTED);
    assertThat(begun.note()).isEqualTo("no answer within 30 s");
    database.transact(
        statements ->
            parts.keep(
                statements, new Part("CS1", Kind.REPORT, begun.requestId(), 0, true, "[1]", NOW)));
    Operation done = operations.find(begun.id()).orElseThrow();
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.note()).isNull();
    assertThat(operations.result(begun.id())).isEqualTo("[1]");
  }

  @Test
  void anUpdateWhoseAnswerWasLostKeepsItsTimeline() {
    Operations operations = operations(new CallOutcome.ConnectionLost<>());
    Operation begun = begin(operations, new Reply.Coming());
    assertThat(begun.state()).isEqualTo(State.REQUESTED);
    for (String step : new String[] {"Downloading", "Installed"}) {
      database.transact(
          statements ->
              parts.step(
                  statements,
                  "CS1",
                  Kind.REPORT,
                  Optional.of(begun.requestId()),
                  step,
                  step.equals("Installed") ? State.DONE : State.RUNNING,
                  NOW));
    }
    assertThat(operations.find(begun.id()).orElseThrow().state()).isEqualTo(State.DONE);
    assertThat(operations.result(begun.id())).isEqualTo("[\"Downloading\",\"Installed\"]");
  }

  @Test
  void nothingThatFitsIsAnEmptyResultAndARefusalFails() {
    Operations operations =
        operations(
            new CallOutcome.Answered<>(
                new GetBaseReportResponse(GenericDeviceModelStatus.EmptyResultSet, null, null)));
    Operation empty = begin(operations, new Reply.Nothing("EmptyResultSet"));
    assertThat(empty.state()).isEqualTo(State.DONE);
    assertThat(operations.result(empty.id())).isEqualTo("[]");
    Operation refused = begin(operations, new Reply.Refused("Rejected"));
    assertThat(refused.state()).isEqualTo(State.FAILED);
    assertThat(refused.note()).isEqualTo("Rejected");
  }

  @Test
  void whatWasNotSentFails() {
    Operations operations = operations(new CallOutcome.NotConnected<>());
    assertThatThrownBy(() -> begin(operations, new Reply.Coming())).isInstanceOf(Problem.class);
    assertThat(world.rows("select state from operation")).containsExactly("FAILED");
  }

  private static Operation begin(Operations operations, Reply reply) {
    return operations.<GetBaseReportResponse>begin(
        "CS1",
        Kind.REPORT,
        id -> new GetBaseReportRequest(id, ReportBase.FullInventory, null),
        _ -> reply);
  }

  private Operations operations(CallOutcome<?> outcome) {
    return new Operations(
        database, new Commands(new Answering(outcome), database), LaneWorld.CLOCK);
  }

  /** Every call ends in the same way. */
  private record Answering(CallOutcome<?> outcome) implements StationLink {
    @Override
    @SuppressWarnings("unchecked") // Each test gives the outcome of its only kind of request.
    public <R extends Response> CompletionStage<CallOutcome<R>> call(
        String stationId, Request<R> request) {
      return CompletableFuture.completedFuture((CallOutcome<R>) outcome);
    }

    @Override
    public Optional<StationConnection> connection(String stationId) {
      return Optional.empty();
    }
  }
}
