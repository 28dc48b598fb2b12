package org.voltide.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import org.assertj.core.data.Percentage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.voltide.acceptance.Books.Quarter;
import org.voltide.acceptance.Books.Session;

/**
 * A day of the demo, fast: 20 stations, two sites, cars that come and go. Afterwards the database
 * is asked whether every driver got what was promised, the grid connections were respected, the
 * energy adds up and the cars gave back when it was dear.
 */
@Isolated("four hours pass in a minute: a machine that does something else falls behind")
class DemoDayTest {
  private static final int SPEED = 240;
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final Duration DAY = Duration.ofHours(25);

  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Of meters, and of the moment in which one car already draws more and another still does. */
  private static final double METERING_TOLERANCE = 0.01;

  private static final Percentage BALANCE = Percentage.withPercentage(0.1);
  private static final double SOC_TOLERANCE_PERCENT = 0.5;

  private static SimulatorReport truth;
  private static Books books;

  @BeforeAll
  static void aDay(@TempDir Path home) throws Exception {
    try (var voltide = new Installation(home, SPEED, START)) {
      voltide.startCore();
      Program simulator = voltide.startSimulator("demo.yaml", DAY);
      assertThat(simulator.awaitEnd(LIMIT)).as(simulator.output()).isZero();
      truth = voltide.report();
      try (Connection database = voltide.database()) {
        Awaitility.await("ended sessions are settled")
            .atMost(Duration.ofSeconds(30))
            .until(() -> isSettled(Books.read(database)));
        books = Books.read(database);
      }
    }
    Files.writeString(Path.of("target", "demo-day.md"), DaySummary.of(truth, books));
  }

  private static boolean isSettled(Books books) {
    return ended(books).stream().allMatch(session -> session.uncontrolled().isPresent());
  }

  private static List<Session> ended(Books books) {
    return books.sessions().stream().filter(session -> session.endedAt().isPresent()).toList();
  }

  @Test
  void everyStayBecameOneSessionAndNobodyWasTurnedAway() {
    assertThat(truth.turnedAway()).isZero();
    assertThat(truth.missed()).isEmpty();
    assertThat(books.sessions()).hasSameSizeAs(truth.stays());
    assertThat(truth.stays()).allSatisfy(stay -> assertThat(stay.events().size()).isLessThan(2));
    assertThat(truth.ended()).hasSizeGreaterThan(20);
    assertThat(ended(books)).hasSameSizeAs(truth.ended());
  }

  @Test
  void everyPromiseWasKept() {
    assertThat(ended(books))
        .allSatisfy(
            session -> assertThat(session.promiseKept()).as(session.toString()).contains(true));
  }

  @Test
  void everyCarLeftAtItsTarget() {
    assertThat(ended(books))
        .allSatisfy(
            session ->
                session
                    .socPercent()
                    .ifPresent(
                        soc ->
                            assertThat(soc)
                                .as(session.toString())
                                .isGreaterThan(
                                    session.targetSocPercent().orElseThrow()
                                        - SOC_TOLERANCE_PERCENT)));
    assertThat(truth.ended()).allMatch(SimulatorReport.Stay::reached);
  }

  @Test
  void noGridConnectionWasOverloaded() {
    for (String id : books.sites().keySet()) {
      Books.Site site = books.sites().get(id);
      NavigableMap<Instant, Double> net = books.netPower(id, session -> true);
      assertThat(net).hasSizeGreaterThan(16 * 60);
      assertThat(net)
          .as(id)
          .allSatisfy(
              (minute, watts) ->
                  assertThat(watts)
                      .isBetween(
                          -site.exportLimitW() * (1 + METERING_TOLERANCE),
                          site.importLimitW() * (1 + METERING_TOLERANCE)));
    }
    assertThat(truth.sites())
        .allSatisfy(
            site -> {
              assertThat(site.maxNetW()).isLessThan(site.importLimitW() * (1 + METERING_TOLERANCE));
              assertThat(-site.minNetW())
                  .isLessThan(site.exportLimitW() * (1 + METERING_TOLERANCE));
            });
  }

  @Test
  void theEnergyOfEverySessionIsWhatPassedTheMeter() {
    for (SimulatorReport.Stay stay : truth.ended()) {
      Session session = books.session(stay.station(), stay.events().keySet().iterator().next());
      List<Quarter> ledger = books.ledgerOf(session);
      double in = ledger.stream().mapToDouble(Quarter::inWh).sum();
      double out = ledger.stream().mapToDouble(Quarter::outWh).sum();
      assertThat(session.inWh()).as(stay.toString()).isCloseTo(stay.inWh(), BALANCE);
      assertThat(session.outWh()).as(stay.toString()).isCloseTo(stay.outWh(), within(1.0));
      assertThat(in).as("ledger of " + stay).isCloseTo(session.inWh(), BALANCE);
      assertThat(out).as("ledger of " + stay).isCloseTo(session.outWh(), within(1.0));
    }
  }

  @Test
  void whatTheConnectionsDrewIsWhatTheSessionsTook() {
    for (String id : books.sites().keySet()) {
      NavigableMap<Instant, Double> net = books.netPower(id, session -> true);
      double connection = net.values().stream().mapToDouble(watts -> watts / 60).sum();
      double base = net.size() / 60.0 * books.sites().get(id).baseLoadW();
      double sessions =
          books.sessions().stream()
              .filter(session -> session.site().equals(id))
              .mapToDouble(session -> session.inWh() - session.outWh())
              .sum();
      assertThat(connection).as(id).isCloseTo(base + sessions, BALANCE);
    }
  }

  @Test
  void carsGaveBackInTheDearHours() {
    double median = DaySummary.medianPrice(books, truth.from(), truth.until());
    double out = books.ledger().stream().mapToDouble(Quarter::outWh).sum();
    double dear =
        books.ledger().stream()
            .filter(quarter -> quarter.importPrice() > median)
            .mapToDouble(Quarter::outWh)
            .sum();
    assertThat(out).isGreaterThan(20_000);
    assertThat(dear / out).isGreaterThan(0.95);
    assertThat(DaySummary.averagePrice(books.ledger(), Quarter::outWh))
        .isGreaterThan(1.3 * DaySummary.averagePrice(books.ledger(), Quarter::inWh));
  }

  @Test
  void theDayWasCheaperThanWithoutControl() throws IOException, SQLException {
    DaySummary.Money money = DaySummary.money(truth, books);
    assertThat(money.controlled()).isLessThan(0.8 * money.uncontrolled());
    assertThat(money.perfect()).isLessThan(money.controlled());
  }
}
