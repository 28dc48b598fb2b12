package org.voltide.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.voltide.acceptance.Books.Quarter;
import org.voltide.acceptance.Books.Session;
import org.voltide.acceptance.SimulatorReport.Stay;

/**
 * The core is killed ten times in the middle of its work, on a morning when cars come and go, its
 * database twice, and once this freezes until the core no longer calls itself ready. What it had
 * answered must be there afterwards, what it had not must come again, and nothing may be there
 * twice.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("a processor")
class KillTest {
  private static final int KILLS = 10;
  private static final int KILLS_OF_THE_DATABASE = 2;
  private static final int SPEED = 120;
  private static final Instant START = Instant.parse("2026-03-02T04:00:00Z");
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int CARS_THAT_LEFT = 11;
  private static final double ROUNDING_WH = 1;

  private static final String ENDED =
      "select count(*) from charging_session where ended_at is not null";

  private static final String EVENTS = "select count(*) from transaction_event";

  /** The core knows at its start that no station is connected. */
  private static final String ONLINE = "select count(*) from station where online";

  private static final int STATIONS = 20;

  private static SimulatorReport truth;
  private static Books books;

  @BeforeAll
  static void aMorningWithKills(@TempDir Path home) throws Exception {
    var chance = new SplittableRandom(20260302);
    try (var voltide = new Installation(home, SPEED, START)) {
      Program core = voltide.startCore();
      Program simulator = voltide.startSimulator("demo.yaml", LONGEST);
      for (int kill = 1; kill <= KILLS; kill++) {
        awaitEveryStation(voltide);
        awaitEvents(voltide, chance.nextInt(5, 50));
        core.kill();
        core = voltide.startCore();
      }
      for (int kill = 1; kill <= KILLS_OF_THE_DATABASE; kill++) {
        awaitEveryStation(voltide);
        awaitEvents(voltide, chance.nextInt(5, 50));
        voltide.killDatabase();
        awaitDatabase(voltide);
      }
      awaitEveryStation(voltide);
      awaitEvents(voltide, chance.nextInt(5, 50));
      voltide.freezeDatabase();
      awaitReadiness(voltide, false);
      voltide.thawDatabase();
      awaitReadiness(voltide, true);
      awaitCarsThatLeft(voltide);
      assertThat(core.isAlive()).as(core.output()).isTrue();
      assertThat(simulator.isAlive()).as(simulator.output()).isTrue();
      simulator.close();
      truth = voltide.report();
      try (Connection database = voltide.database()) {
        await("ended sessions are settled")
            .atMost(Duration.ofSeconds(30))
            .until(
                () ->
                    Books.read(database).sessions().stream()
                        .filter(session -> session.endedAt().isPresent())
                        .allMatch(session -> session.uncontrolled().isPresent()));
        books = Books.read(database);
      }
    }
  }

  private static void awaitEveryStation(Installation voltide) throws SQLException {
    try (Connection database = voltide.database()) {
      await("every station is connected")
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> count(database, ONLINE) == STATIONS);
    }
  }

  private static void awaitReadiness(Installation voltide, boolean expected) {
    await("ready: " + expected)
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> voltide.isReady() == expected);
  }

  /** The core starts it again by itself. */
  private static void awaitDatabase(Installation voltide) {
    await("the database answers")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(
            () -> {
              try (Connection database = voltide.database()) {
                return count(database, EVENTS) > 0;
              }
            });
  }

  private static void awaitCarsThatLeft(Installation voltide) throws SQLException {
    try (Connection database = voltide.database()) {
      await(CARS_THAT_LEFT + " cars left")
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> count(database, ENDED) >= CARS_THAT_LEFT);
    }
  }

  /** Waits until so many more events have been stored. */
  private static void awaitEvents(Installation voltide, int more) throws SQLException {
    try (Connection database = voltide.database()) {
      long before = count(database, EVENTS);
      await(more + " more events")
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> count(database, EVENTS) >= before + more);
    }
  }

  private static long count(Connection database, String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet count = statement.executeQuery(query)) {
      count.next();
      return count.getLong(1);
    }
  }

  @Test
  void stationsReallyLostTheirLines() {
    assertThat(truth.stations())
        .allSatisfy(line -> assertThat(line.reconnects()).isGreaterThanOrEqualTo(KILLS));
    assertThat(truth.stations()).allSatisfy(line -> assertThat(line.dropped()).isZero());
    assertThat(truth.ended()).hasSizeGreaterThan(10);
  }

  @Test
  void noTransactionIsMissingOrDoubled() {
    List<String> told =
        truth.stays().stream()
            .flatMap(stay -> stay.events().keySet().stream().map(tx -> stay.station() + " " + tx))
            .toList();
    assertThat(books.sessions())
        .extracting(session -> session.station() + " " + session.transaction())
        .containsExactlyInAnyOrderElementsOf(told);
  }

  @Test
  void noEventIsMissingOrDoubled() {
    for (Stay stay : truth.stays()) {
      stay.events()
          .forEach(
              (transaction, told) -> {
                Session session = books.session(stay.station(), transaction);
                assertThat(session.events()).as(stay.toString()).isEqualTo(told);
                assertThat(session.samples()).as(stay.toString()).isEqualTo(told);
                assertThat(session.seqNos()).isEqualTo("{[0,%d)}".formatted(told));
              });
    }
  }

  @Test
  void noEnergyIsMissingOrDoubled() {
    for (Stay stay : truth.ended()) {
      List<Session> sessions =
          stay.events().keySet().stream().map(tx -> books.session(stay.station(), tx)).toList();
      double in = sessions.stream().mapToDouble(Session::inWh).sum();
      double out = sessions.stream().mapToDouble(Session::outWh).sum();
      assertThat(in).as(stay.toString()).isCloseTo(stay.inWh(), within(ROUNDING_WH));
      assertThat(out).as(stay.toString()).isCloseTo(stay.outWh(), within(ROUNDING_WH));
      List<Quarter> ledger =
          sessions.stream().flatMap(session -> books.ledgerOf(session).stream()).toList();
      assertThat(ledger.stream().mapToDouble(Quarter::inWh).sum()).isCloseTo(in, within(0.01));
      assertThat(ledger.stream().mapToDouble(Quarter::outWh).sum()).isCloseTo(out, within(0.01));
    }
  }
}
