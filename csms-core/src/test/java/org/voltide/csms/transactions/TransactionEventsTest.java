package org.voltide.csms.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.csms.transactions.Events.ended;
import static org.voltide.csms.transactions.Events.minute;
import static org.voltide.csms.transactions.Events.started;
import static org.voltide.csms.transactions.Events.updated;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.authorization.TestVerdicts;
import org.voltide.csms.lanes.Fired;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.metering.MeterValues;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.transactions.SessionChanged.Kind;
import org.voltide.csms.transactions.SessionQueries.Filter;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventRequestBuilder;
import org.voltide.ocpp.message.transactions.TransactionEventResponse;
import org.voltide.ocpp.message.transactions.TransactionEventType;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdToken;

class TransactionEventsTest {
  private final LaneWorld world = new LaneWorld();
  private final Fired<SessionChanged> changes = new Fired<>();
  private final SessionQueries sessions = new SessionQueries(world.database(), LaneWorld.CLOCK);
  private final LiveEvents nobodyListens = new LiveEvents();
  private final TransactionEvents events =
      new TransactionEvents(
          world.partitions(),
          TestVerdicts.verdicts(),
          new SessionNews(changes, new LiveSessions(sessions, nobodyListens), nobodyListens));

  @BeforeEach
  void register() {
    world.station("CS1");
    world.run(
        "insert into vehicle (id, name, capacity_wh, max_charge_w, max_discharge_w, created_at)"
            + " values ('00000000-0000-0000-0000-000000000001', 'Van', 60000, 11000, 11000,"
            + " now())");
    world.run(
        "insert into token (id, id_token, type, vehicle_id, holder, created_at) values"
            + " (gen_random_uuid(), '04a2b3c4', 'ISO14443',"
            + " '00000000-0000-0000-0000-000000000001', 'Ada', now())");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aTransactionBecomesASessionWithItsEventsAndSamples() {
    TransactionEventResponse answer = send(started("T"));
    send(updated("T", 1));
    send(updated("T", 2));
    send(ended("T", 3));

    assertThat(answer.idTokenInfo().status()).isEqualTo(AuthorizationStatus.Accepted);
    SessionView session = only();
    assertThat(session.state()).isEqualTo("ended");
    assertThat(session.holder()).isEqualTo("Ada");
    assertThat(session.vehicleName()).isEqualTo("Van");
    assertThat(session.energyInWh()).isEqualTo(200);
    assertThat(session.socPercent()).isEqualTo(43);
    assertThat(session.chargingState()).isEqualTo("Charging");
    assertThat(session.stopReason()).isEqualTo("EVDisconnected");
    assertThat(session.need()).isNull();
    assertThat(session.money()).isNull();
    assertThat(world.rows("select seq_no, event_type from transaction_event order by 1"))
        .containsExactly("0,Started", "1,Updated", "2,Updated", "3,Ended");
    assertThat(world.rows("select evse_id, import_wh, power_w from meter_sample order by at"))
        .containsExactly("1,5100,6000", "1,5200,6000", "1,5300,6000");
    Awaitility.await().until(() -> changes.events().size() == 4);
    assertThat(changes.events())
        .extracting(SessionChanged::kind)
        .containsExactly(Kind.STARTED, Kind.UPDATED, Kind.UPDATED, Kind.ENDED);
  }

  @Test
  void aSessionThatWasRemovedMeanwhileComesBackWhole() throws SQLException {
    send(started("T"));
    send(updated("T", 1));
    try (Connection lane = world.database().getConnection()) {
      Map<Arrival.Key, Session> loaded =
          SessionTable.load(lane, List.of(new Arrival.Key("CS1", "T")));
      Session before = loaded.values().iterator().next();
      world.run("delete from charging_session");
      Session after = before.with(to -> to.seqNos(before.seqNos().with(2)));
      SessionTable.store(lane, loaded, List.of(after), LaneWorld.CLOCK.instant());
      assertThat(SessionTable.load(lane, loaded.keySet()).values())
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("changedAt")
          .containsExactly(after);
    }
  }

  @Test
  void aSessionDoesNotWaitForThoseWhoWriteRowsThatNameIt() throws SQLException {
    send(started("T"));
    try (Connection planner = world.database().getConnection();
        Connection lane = world.database().getConnection()) {
      Map<Arrival.Key, Session> loaded =
          SessionTable.load(lane, List.of(new Arrival.Key("CS1", "T")));
      Session before = loaded.values().iterator().next();
      Session after = before.with(to -> to.operationMode(new Session.Latest(1, "Idle")));
      planner.setAutoCommit(false);
      // As the foreign key of a planned step does.
      planner.createStatement().execute("select id from charging_session for key share");
      lane.createStatement().execute("set lock_timeout = '5s'");
      SessionTable.store(lane, loaded, List.of(after), LaneWorld.CLOCK.instant());
      assertThat(SessionTable.load(lane, loaded.keySet()).values())
          .extracting(Session::operationMode)
          .containsExactly(new Session.Latest(1, "Idle"));
      lane.createStatement().execute("reset lock_timeout");
      planner.rollback();
    }
  }

  @Test
  void anEvseThatNobodyRegisteredIsAdded() {
    send(started("T"));
    send(updated("T", 1));
    send(ended("T", 2));

    assertThat(world.rows("select station_id, id, current_type, max_charge_w from evse"))
        .containsExactly("CS1,1,AC,3680");
  }

  @Test
  void whatIsStoredDoesNotDependOnOrderOrRepetition() {
    List<TransactionEventRequest> told = new ArrayList<>(List.of(started("A"), ended("A", 30)));
    IntStream.range(1, 30).forEach(i -> told.add(updated("A", i)));
    told.forEach(this::send);
    List<TransactionEventRequest> muddled = new ArrayList<>(List.of(started("B"), ended("B", 30)));
    IntStream.range(1, 30).forEach(i -> muddled.add(updated("B", i)));
    muddled.addAll(List.copyOf(muddled));
    Collections.shuffle(muddled, new Random(7));
    muddled.stream()
        .map(event -> world.lanes().submit(events, "CS1", 1, event).toCompletableFuture())
        .toList()
        .forEach(answer -> answer.orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).join());

    String columns =
        "select evse_id, id_token, token_id, vehicle_id, started_at, ended_at, stop_reason,"
            + " charging_state, seq_nos, first_import_wh, last_import_wh, energy_in_wh,"
            + " energy_out_wh, power_w, soc_percent, sampled_at from charging_session"
            + " where transaction_id = '%s'";
    assertThat(world.rows(columns.formatted("B"))).isEqualTo(world.rows(columns.formatted("A")));
    String samples =
        "select m.at, m.power_w, m.import_wh from meter_sample m join charging_session s"
            + " on s.id = m.session_id where transaction_id = '%s' order by 1";
    assertThat(world.rows(samples.formatted("B"))).isEqualTo(world.rows(samples.formatted("A")));
    assertThat(world.rows("select count(*) from transaction_event")).containsExactly("62");
  }

  @Test
  void aCrashBetweenCommitAndAnswerDoublesNothing() {
    AtomicBoolean crashed = new AtomicBoolean();
    LaneWork<TransactionEventRequest, TransactionEventResponse> losesItsAnswer =
        new LaneWork<>() {
          @Override
          public List<Written<TransactionEventResponse>> write(
              Connection connection, List<LaneMessage<TransactionEventRequest>> messages)
              throws SQLException {
            var results = events.write(connection, messages);
            if (crashed.compareAndSet(false, true)) {
              connection.commit();
              throw new IllegalStateException("power cut");
            }
            return results;
          }
        };
    send(started("T"));

    assertThat(world.lanes().submit(losesItsAnswer, "CS1", 1, updated("T", 1)))
        .failsWithin(java.time.Duration.ofSeconds(30));
    world.send(losesItsAnswer, "CS1", updated("T", 1));

    assertThat(world.rows("select count(*) from meter_sample")).containsExactly("1");
    assertThat(world.rows("select seq_no from transaction_event order by 1"))
        .containsExactly("0", "1");
    assertThat(world.rows("select seq_nos from charging_session")).containsExactly("{[0,2)}");
  }

  @Test
  void anythingTheSchemaAllowsIsKept() {
    String odd = "\0" + (char) 0xD83D + "\\u" + "0000\"\t";
    TransactionEventRequest event =
        TransactionEventRequestBuilder.builder(
                Events.of(odd, TransactionEventType.Updated, Integer.MAX_VALUE).build())
            .timestamp(Instant.parse("0001-01-01T00:00:00Z"))
            .idToken(new IdToken(odd, odd, null, null))
            .meterValue(List.of(MeterValues.car(Instant.parse("9999-12-31T23:59:59Z"), 1, 2, 3, 4)))
            .build();

    send(event);
    send(event);

    assertThat(world.rows("select seq_nos from charging_session"))
        .containsExactly("{[2147483647,2147483648)}");
    assertThat(world.rows("select count(*) from transaction_event")).containsExactly("1");
    assertThat(world.rows("select at = timestamptz '2026-03-01T12:00Z' from meter_sample"))
        .containsExactly("t");
  }

  @Test
  void sessionsOfManyStationsShareARound() {
    IntStream.range(2, 40).forEach(i -> world.station("CS" + i));
    var answers =
        IntStream.range(1, 40)
            .mapToObj(i -> world.lanes().submit(events, "CS" + i, 1, started("T")))
            .toList();
    answers.forEach(answer -> assertThat(answer).succeedsWithin(java.time.Duration.ofSeconds(30)));

    assertThat(world.rows("select count(distinct id) from charging_session")).containsExactly("39");
  }

  @Test
  void sessionsAreListedNewestFirstAndFiltered() {
    for (int i = 0; i < 5; i++) {
      TransactionEventRequest start = started("T" + i);
      send(TransactionEventRequestBuilder.builder(start).timestamp(minute(i)).build());
    }
    send(ended("T2", 9));

    assertThat(list(null, Optional.empty(), 2)).containsExactly("T4", "T3");
    SessionView third = sessions.list(filter(null, Optional.empty(), 3)).getLast();
    assertThat(list(null, Optional.of(third), 9)).containsExactly("T1", "T0");
    assertThat(list(true, Optional.empty(), 9)).containsExactly("T4", "T3", "T1", "T0");
    assertThat(list(false, Optional.empty(), 9)).containsExactly("T2");
    assertThat(sessions.list(at("elsewhere", null))).isEmpty();
    assertThat(sessions.list(at("depot", "CS1"))).hasSize(5);
  }

  @Test
  void sessionsAreFoundByPartsOfTheirNames() {
    send(started("Blue-1"));
    send(started("Blue-2"));
    assertThat(found("blue-")).containsExactlyInAnyOrder("Blue-1", "Blue-2");
    assertThat(found(" LUE-2")).containsExactly("Blue-2");
    assertThat(found("cs1")).as("its station").hasSize(2);
    assertThat(found("  ")).as("nothing is asked for").hasSize(2);
    assertThat(found("%")).as("no pattern").isEmpty();
    assertThat(found("cs1 blue")).as("across two names").isEmpty();
  }

  private List<String> found(String text) {
    return sessions.list(new Filter("depot", null, null, text, Optional.empty(), 9)).stream()
        .map(SessionView::transactionId)
        .toList();
  }

  private static Filter at(String site, @Nullable String station) {
    return new Filter(site, station, null, null, Optional.empty(), 9);
  }

  @Test
  void samplesAreReadInASpan() {
    send(started("T"));
    IntStream.range(1, 6).forEach(i -> send(updated("T", i)));
    SampleQueries samples = new SampleQueries(world.database());

    assertThat(samples.of(only().id(), null, null)).hasSize(5);
    assertThat(samples.of(only().id(), minute(2), minute(4)))
        .extracting(SampleView::importWh)
        .containsExactly(5_200.0, 5_300.0);
  }

  private List<String> list(Boolean active, Optional<SessionView> after, int rows) {
    return sessions.list(filter(active, after, rows)).stream()
        .map(SessionView::transactionId)
        .toList();
  }

  private static Filter filter(Boolean active, Optional<SessionView> after, int rows) {
    return new Filter(
        "depot",
        null,
        active,
        null,
        after.map(last -> new SessionQueries.Position(last.startedAt(), last.id())),
        rows);
  }

  private TransactionEventResponse send(TransactionEventRequest event) {
    return world.send(events, "CS1", event);
  }

  private SessionView only() {
    List<SessionView> all = sessions.list(filter(null, Optional.empty(), 9));
    assertThat(all).hasSize(1);
    return sessions.find(all.getFirst().id()).orElseThrow();
  }
}
