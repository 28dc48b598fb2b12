package org.voltide.csms.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.lanes.Lanes;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.remotecontrol.RequestStopTransactionRequest;
import org.voltide.ocpp.message.tariff.CostUpdatedRequest;

/** What comes round at several nodes at once happens once. */
@QuarkusTest
class WatchesTest {
  private static final int NODES = 4;

  @Inject StationGateway gateway;
  @Inject StationLink link;
  @Inject Database database;
  @Inject TransactionSettings settings;
  @Inject Lanes lanes;
  @Inject Closing closing;
  @Inject Clock clock;

  /** Answers nothing and remembers what it was to send. */
  private static final class Asked implements StationLink {
    private final List<Request<?>> requests = new CopyOnWriteArrayList<>();

    @Override
    public <R extends Response> CompletionStage<CallOutcome<R>> call(
        String stationId, Request<R> request) {
      requests.add(request);
      return CompletableFuture.completedStage(new CallOutcome.NotConnected<>());
    }

    @Override
    public Optional<StationConnection> connection(String stationId) {
      return Optional.empty();
    }
  }

  @Test
  void oneNodeAsksForTheStop() {
    try (RealStation station = charging()) {
      Callers.operator()
          .body("{\"energyWh\":0}")
          .put("/api/v1/sessions/{id}/limits", session(station))
          .then()
          .statusCode(200);
      Asked asked = new Asked();
      everyNode(() -> new LimitWatch(database, asked, clock).look());
      assertThat(asked.requests)
          .filteredOn(
              request ->
                  request instanceof RequestStopTransactionRequest stop
                      && stop.transactionId().equals(transaction(station)))
          .hasSizeLessThanOrEqualTo(1);
      assertThat(askedAt(station, "stop_asked_at")).isPresent();
    }
  }

  @Test
  void whatWasAskedBeforeTheClockWasSetBackIsAskedAgain() {
    try (RealStation station = charging()) {
      Callers.operator()
          .body("{\"energyWh\":0}")
          .put("/api/v1/sessions/{id}/limits", session(station))
          .then()
          .statusCode(200);
      database.update(
          "update charging_session set stop_asked_at = ?, status_asked_at = ? where station_id = ?",
          clock.instant().plus(Duration.ofDays(1)),
          clock.instant().plus(Duration.ofDays(1)),
          station.id());
      // A row that a lane holds is left for the next time.
      await()
          .untilAsserted(
              () -> {
                new LimitWatch(database, new Asked(), clock).look();
                assertThat(askedAt(station, "stop_asked_at").orElseThrow())
                    .isBeforeOrEqualTo(clock.instant());
              });
      database.update(
          "update charging_session set changed_at = changed_at - interval '7 hours'"
              + " where station_id = ?",
          station.id());
      lost(station, new CallOutcome.NotConnected<>()).look();
      assertThat(askedAt(station, "status_asked_at").orElseThrow())
          .isBeforeOrEqualTo(clock.instant());
    }
  }

  @Test
  void oneNodeTellsTheCost() {
    try (RealStation station = charging()) {
      database.update(
          "update charging_session set total_cost = 1, cost_told_at = '2020-01-01',"
              + " price = '{\"currency\":\"EUR\",\"perKwh\":1,\"perHour\":0,\"fixed\":1}'"
              + " where station_id = ?",
          station.id());
      database.update(
          "insert into station_variable (station_id, key, component, variable, attribute, value,"
              + " reported_at, changed_at) values (?, 'tariffcostctrlr/currency',"
              + " 'TariffCostCtrlr', 'Currency', 'Actual', 'EUR', ?, ?)",
          station.id(),
          clock.instant(),
          clock.instant());
      Asked asked = new Asked();
      everyNode(() -> new RunningCosts(database, asked, settings, clock).look());
      assertThat(asked.requests)
          .filteredOn(
              request ->
                  request instanceof CostUpdatedRequest told
                      && told.transactionId().equals(transaction(station)))
          .hasSizeLessThanOrEqualTo(1);
      assertThat(askedAt(station, "cost_told_at").orElseThrow())
          .isAfter(Instant.parse("2020-01-02T00:00:00Z"));
    }
  }

  @Test
  void aLostTransactionIsClosedOnce() {
    try (RealStation station = charging()) {
      long epoch = link.connection(station.id()).orElseThrow().epoch();
      List<Boolean> closed =
          Stream.of("one", "another")
              .map(why -> new Closing.Order(transaction(station), Instant.MAX, why))
              .map(order -> lanes.submit(closing, station.id(), epoch, order))
              .map(stage -> stage.toCompletableFuture().join())
              .toList();
      assertThat(closed).containsExactly(true, false);
      assertThat(
              Callers.viewer()
                  .get("/api/v1/sessions/{id}", session(station))
                  .<String>path("details.closedReason"))
          .isEqualTo("one");
    }
  }

  @Test
  void aTransactionThatAnotherFollowedIsClosedWhereNobodyCanBeAsked() {
    try (RealStation station = charging()) {
      String first = session(station);
      begin(station, transaction(station) + "-2");
      lost(
              station,
              new CallOutcome.InvalidRequest<>(
                  OcppFault.of(OcppErrorCode.NotSupported, "OCPP 1.6 has no such question")))
          .look();
      assertThat(closedReason(first))
          .isEqualTo("Another transaction began at its EVSE; its station cannot be asked.");
    }
  }

  @Test
  void aSilentTransactionIsClosedWhereNobodyCanBeAskedOnceItsConnectorIsFree() {
    try (RealStation station = charging()) {
      String session = session(station);
      LostTransactions lost =
          lost(station, new CallOutcome.Refused<>("NotImplemented", "what is that", "{}"));
      silent(station);
      lost.look();
      assertThat(closedReason(session)).isNull();
      station.call(
          "StatusNotification",
          """
          {"timestamp":"%s","connectorStatus":"Available","evseId":1,"connectorId":1}"""
              .formatted(clock.instant()));
      silent(station);
      lost.look();
      assertThat(closedReason(session))
          .isEqualTo("Its connector became available; its station cannot be asked.");
    }
  }

  private void silent(RealStation station) {
    database.update(
        "update charging_session set changed_at = changed_at - interval '7 hours',"
            + " status_asked_at = null where station_id = ?",
        station.id());
  }

  /** Asks one station only, whose every answer is the same. */
  private LostTransactions lost(RealStation station, CallOutcome<?> outcome) {
    StationLink answering =
        new StationLink() {
          @Override
          @SuppressWarnings("unchecked") // An outcome without an answer fits every request.
          public <R extends Response> CompletionStage<CallOutcome<R>> call(
              String stationId, Request<R> request) {
            return CompletableFuture.completedStage((CallOutcome<R>) outcome);
          }

          @Override
          public Optional<StationConnection> connection(String stationId) {
            return link.connection(stationId).filter(_ -> stationId.equals(station.id()));
          }
        };
    return new LostTransactions(database, answering, lanes, closing, settings, clock);
  }

  private static String closedReason(String session) {
    return Callers.viewer().get("/api/v1/sessions/{id}", session).path("details.closedReason");
  }

  private static void everyNode(Runnable look) {
    CompletableFuture.allOf(
            Stream.generate(() -> CompletableFuture.runAsync(look))
                .limit(NODES)
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private RealStation charging() {
    RealStation station = RealStation.booted(gateway);
    begin(station, transaction(station));
    return station;
  }

  private void begin(RealStation station, String transaction) {
    station.call(
        "TransactionEvent",
        """
        {"eventType":"Started","timestamp":"%s","triggerReason":"CablePluggedIn","seqNo":0,
         "transactionInfo":{"transactionId":"%s"},"evse":{"id":1,"connectorId":1}}"""
            .formatted(clock.instant(), transaction));
  }

  private static String session(RealStation station) {
    return Callers.viewer().get("/api/v1/sessions?station={id}", station.id()).path("items[0].id");
  }

  private static String transaction(RealStation station) {
    return "T-" + station.id();
  }

  private Optional<Instant> askedAt(RealStation station, String column) {
    return database
        .query(
            "select " + column + " as at from charging_session where station_id = ?",
            row -> row.maybeInstant("at"),
            station.id())
        .getFirst();
  }
}
