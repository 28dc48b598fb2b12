package org.voltide.csms.ocpp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.certificates.StationCertificates;
import org.voltide.csms.lanes.Fired;
import org.voltide.csms.lanes.LaneWork;
import org.voltide.csms.lanes.LaneWork.Written;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.messagelog.MessageLog;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.securitylog.SecurityLog;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.stations.StationChanged;
import org.voltide.csms.stations.StationPasswords;
import org.voltide.csms.stations.WaitingRooms;
import org.voltide.csms.store.Database;
import org.voltide.csms.traces.Tracing;
import org.voltide.ocpp.dialect.StartKey;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.gateway.Admission;
import org.voltide.ocpp.gateway.ConnectionAttempt;
import org.voltide.ocpp.gateway.ConnectionAttempt.BasicCredentials;
import org.voltide.ocpp.gateway.GatewayEvent;
import org.voltide.ocpp.gateway.Refusal;

class CoreTest {
  private static final String BUSY = "when many others try";
  private static final String PASSWORD = "0123456789abcdef";

  private final LaneWorld world = new LaneWorld();
  private final Fired<StationChanged> changes = new Fired<>();
  private final Fired<Refusal> refusals = new Fired<>();
  private final BootStates bootStates = new BootStates();
  private final LastSeen lastSeen = new LastSeen(world.database(), LaneWorld.CLOCK);
  private final MessageLog log =
      new MessageLog(world.database(), world.partitions(), new SimpleMeterRegistry());
  private final Findings findings = new Findings(new Database(world.database()), LaneWorld.CLOCK);
  private final SecurityReports reports =
      new SecurityReports(
          new SecurityLog(new Database(world.database()), new LiveEvents(), LaneWorld.CLOCK));
  private final Core core =
      new Core(
          world.database(),
          new StationAdmissions(
              new Database(world.database()),
              new OnePassword(),
              new StationCertificates(new Database(world.database()), "Voltide", LaneWorld.CLOCK),
              bootStates,
              WaitingRooms.closed(world),
              new StolenKnocks(LaneWorld.CLOCK, reports)),
          new Dispatch(List.of(), List.of(), world.lanes(), bootStates),
          world.lanes(),
          new PresenceReports(world.lanes(), new Presence(changes)),
          lastSeen,
          log,
          new MessageMetrics(new SimpleMeterRegistry()),
          refusals,
          new TransactionNumbers(),
          findings,
          new InvalidMessages(reports),
          new MessageTraces(Tracing.off()));

  @BeforeEach
  void register() {
    world.station("CS1");
    world.run("update station set boot_status = 'Accepted'");
    world.station("CS2");
  }

  @AfterEach
  void close() throws InterruptedException {
    log.close();
    core.close();
    world.close();
  }

  @Test
  void theSameStartAlwaysHasTheSameNumber() {
    admit("CS1", "CS1", PASSWORD);
    admit("CS2", "CS2", PASSWORD);
    StartKey start = new StartKey(1, "04A1", LaneWorld.NOW, 1500);
    int number = number("CS1", start);

    assertThat(number).isPositive();
    assertThat(number("CS1", start)).isEqualTo(number);
    assertThat(number("CS1", new StartKey(2, "04A1", LaneWorld.NOW, 1500))).isNotEqualTo(number);
    assertThat(number("CS2", start)).isNotEqualTo(number);
  }

  private int number(String station, StartKey start) {
    return core.transactionNumber(new FakeConnection(station, 2), start)
        .toCompletableFuture()
        .orTimeout(20, TimeUnit.SECONDS)
        .join();
  }

  @Test
  void deviationsAreCountedForEachStation() {
    core.found(new FakeConnection("CS1", 2), Finding.TIME_OFFSET);
    core.found(new FakeConnection("CS1", 2), Finding.TIME_OFFSET);
    findings.flush();
    core.found(new FakeConnection("CS1", 2), Finding.TIME_OFFSET);
    core.found(new FakeConnection("gone", 2), Finding.LETTER_CASE);
    findings.flush();

    FindingResource resource = new FindingResource(new Database(world.database()));
    assertThat(resource.list("CS1"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.finding()).isEqualTo(Finding.TIME_OFFSET);
              assertThat(finding.count()).isEqualTo(3);
            });
    assertThat(resource.list("gone")).isEmpty();
  }

  @Test
  void theNewestConnectionOwnsItsStation() {
    assertThat(admit("CS1", "CS1", PASSWORD)).isEqualTo(new Admission.Admitted(2));
    assertThat(admit("CS1", "CS1", PASSWORD)).isEqualTo(new Admission.Admitted(3));
    assertThat(admit("CS2", "CS2", PASSWORD)).isEqualTo(new Admission.Admitted(2));
    assertThat(bootStates.isAccepted("CS1")).isTrue();
    assertThat(bootStates.isAccepted("CS2")).isFalse();
  }

  @Test
  void whoCannotBeCheckedNowComesAgain() {
    assertThat(admit("CS1", "CS1", BUSY)).isInstanceOf(Admission.Unavailable.class);
    assertThat(admit("CS1", "CS1", PASSWORD)).isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void strangersAreTurnedAwayAndChangeNothing() {
    assertThat(admit("nobody", "nobody", PASSWORD)).isEqualTo(new Admission.UnknownStation());
    assertThat(admit("no\0body", "x", PASSWORD)).isEqualTo(new Admission.UnknownStation());
    assertThat(admit("CS1", "CS1", "wrong")).isEqualTo(new Admission.WrongCredentials());
    assertThat(admit("CS1", "CS2", PASSWORD)).isEqualTo(new Admission.WrongCredentials());
    assertThat(admit(attempt("CS1", Optional.empty()))).isEqualTo(new Admission.WrongCredentials());
    assertThat(world.rows("select distinct connection_epoch from station")).containsExactly("1");
  }

  @Test
  void aStolenStationIsRefusedWhateverItShows() {
    world.run(
        "insert into guided_procedure (id, kind, subject, state, facts, opened_by, opened_at)"
            + " values (gen_random_uuid(), 'THEFT', 'CS1', 'STOLEN', '{}', 'ann', now())");
    assertThat(admit("CS1", "CS1", PASSWORD)).isEqualTo(new Admission.WrongCredentials());
    assertThat(admit("CS2", "CS2", PASSWORD)).isInstanceOf(Admission.Admitted.class);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !world.rows("select type from security_event").isEmpty());
    assertThat(world.rows("select station_id, type, severity from security_event"))
        .containsExactly("CS1,StolenStationKnocked,CRITICAL");
    world.run("update guided_procedure set closed_by = 'ann', closed_at = now()");
    assertThat(admit("CS1", "CS1", PASSWORD)).isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void presenceFollowsTheOwningSocketOnly() throws SQLException {
    world.run("update station set online = true");
    core.forgetOldConnections();
    assertThat(world.rows("select id from station where online")).isEmpty();

    FakeConnection old = new FakeConnection("CS1", 1);
    core.opened(old);
    Awaitility.await().until(() -> changes.events().size() == 1);
    assertThat(
            world.rows(
                "select online, protocol, security_profile, connected_at = last_seen_at"
                    + " from station where id = 'CS1'"))
        .containsExactly("t,ocpp2.1,1,t");

    world.run("update station set connection_epoch = 2 where id = 'CS1'");
    FakeConnection owner = new FakeConnection("CS1", 2);
    core.opened(owner);
    core.closed(old);
    Awaitility.await().until(() -> changes.events().size() == 2);
    core.closed(owner);
    Awaitility.await().until(() -> changes.events().size() == 3);

    assertThat(changes.events())
        .extracting(StationChanged::kind)
        .containsExactly(
            StationChanged.Kind.CONNECTED,
            StationChanged.Kind.CONNECTED,
            StationChanged.Kind.DISCONNECTED);
    assertThat(world.rows("select online from station where id = 'CS1'")).containsExactly("f");
  }

  @Test
  void aConnectionThatDiesBeforeItOpensLeavesNobodyOnline() {
    world.run("update station set online = true where id = 'CS1'");
    admit("CS1", "CS1", PASSWORD);

    assertThat(world.rows("select id from station where online")).isEmpty();
  }

  @Test
  void whatALaneCouldNotTakeIsToldAgainAndTheNewestCounts() {
    world.run("update station set online = true where id = 'CS1'");
    CompletableFuture<Void> release = new CompletableFuture<>();
    CompletableFuture<Void> busy = new CompletableFuture<>();
    LaneWork<String, String> holding =
        (database, messages) -> {
          busy.complete(null);
          release.join();
          return messages.stream().map(m -> Written.silently(m.payload())).toList();
        };
    try (LaneWorld small =
        new LaneWorld(world.database(), LaneWorld.settings(1, 1, Duration.ofSeconds(9)))) {
      PresenceReports reports = new PresenceReports(small.lanes(), new Presence(changes));
      var _ = small.lanes().submit(holding, "CS1", 1, "running");
      busy.orTimeout(30, TimeUnit.SECONDS).join();
      var _ = small.lanes().submit(holding, "CS1", 1, "waiting");
      FakeConnection connection = new FakeConnection("CS1", 1);

      reports.note(connection, true);
      reports.note(connection, false);
      release.complete(null);

      Awaitility.await().until(() -> world.rows("select id from station where online").isEmpty());
      reports.close();
    }
    assertThat(changes.events())
        .extracting(StationChanged::kind)
        .containsOnly(StationChanged.Kind.DISCONNECTED);
  }

  @Test
  void whenAStationWasLastHeardIsWrittenInBatches() throws SQLException {
    lastSeen.heard("CS1");
    lastSeen.heard("gone");
    lastSeen.flush();

    assertThat(
            world.rows(
                "select id from station where last_seen_at = timestamptz '2026-03-01T12:00Z'"))
        .containsExactly("CS1");
  }

  @Test
  void aStationThatALaneHoldsIsWrittenTheNextTime() throws SQLException {
    lastSeen.heard("CS1");
    try (Connection lane = world.database().getConnection();
        Statement holding = lane.createStatement()) {
      lane.setAutoCommit(false);
      holding.execute("select from station where id = 'CS1' for share");
      lastSeen.flush();
      assertThat(world.rows("select last_seen_at from station where id = 'CS1'"))
          .containsExactly("null");
    }
    lastSeen.flush();

    assertThat(world.rows("select last_seen_at is not null from station where id = 'CS1'"))
        .containsExactly("t");
  }

  @Test
  void onlyAStationOfWhichAnOperatorSaidSoComesWithoutAnyProof() {
    assertThat(admit(attempt("CS1", Optional.empty(), 0)))
        .isEqualTo(new Admission.WrongCredentials());
    world.run("update station set minimum_security_profile = 0 where id = 'CS1'");
    assertThat(admit(attempt("CS1", Optional.empty(), 0))).isEqualTo(new Admission.Admitted(2));
    assertThat(admit(attempt("CS1", Optional.empty(), 1)))
        .isEqualTo(new Admission.WrongCredentials());
    assertThat(admit(attempt("CS1", Optional.empty(), 2)))
        .isEqualTo(new Admission.WrongCredentials());
    assertThat(admit(attempt("CS1", Optional.empty(), 3)))
        .isInstanceOf(Admission.WrongCertificate.class);
  }

  @Test
  void whoeverUsedAHigherProfileDoesNotGoBack() {
    var credentials =
        Optional.of(new BasicCredentials("CS1", PASSWORD.getBytes(StandardCharsets.UTF_8)));
    world.run("update station set minimum_security_profile = 2 where id = 'CS1'");
    assertThat(admit(attempt("CS1", credentials, 1))).isEqualTo(new Admission.Downgrade(2));
    assertThat(admit("CS1", "CS1", "wrong")).isEqualTo(new Admission.WrongCredentials());
    assertThat(admit(attempt("CS1", credentials, 2))).isEqualTo(new Admission.Admitted(2));
  }

  @Test
  void whoWasKeptOutIsTold() {
    Refusal refusal =
        new Refusal(
            GatewayEvent.TLS_FAILED,
            Optional.empty(),
            3,
            InetSocketAddress.createUnresolved("somewhere", 1),
            "no certificate");
    core.refused(refusal);
    assertThat(refusals.events()).containsExactly(refusal);
  }

  private Admission admit(String station, String username, String password) {
    var credentials = new BasicCredentials(username, password.getBytes(StandardCharsets.UTF_8));
    return admit(attempt(station, Optional.of(credentials)));
  }

  private Admission admit(ConnectionAttempt attempt) {
    return core.admit(attempt).toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static ConnectionAttempt attempt(String station, Optional<BasicCredentials> credentials) {
    return attempt(station, credentials, 1);
  }

  private static ConnectionAttempt attempt(
      String station, Optional<BasicCredentials> credentials, int securityProfile) {
    return new ConnectionAttempt(
        station,
        credentials,
        List.of(),
        securityProfile,
        InetSocketAddress.createUnresolved("station", 1));
  }

  private static final class OnePassword extends StationPasswords {
    @Override
    public boolean matches(String stationId, byte[] password) {
      if (BUSY.equals(new String(password, StandardCharsets.UTF_8))) {
        throw new BusyException();
      }
      return PASSWORD.equals(new String(password, StandardCharsets.UTF_8));
    }
  }
}
