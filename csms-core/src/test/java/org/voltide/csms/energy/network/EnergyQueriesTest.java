package org.voltide.csms.energy.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.network.EnergyReport.OfBucket;
import org.voltide.csms.energy.network.EnergyReport.OfSite;
import org.voltide.csms.energy.network.Figures.Forecast;
import org.voltide.csms.energy.network.Figures.Peak;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.TestDatabase;
import org.voltide.csms.store.Database;

/**
 * Sums over a week in which Berlin's clocks change (2026-03-29) and Lisbon's are an hour behind.
 */
class EnergyQueriesTest {

  private final Database database = new Database(TestDatabase.migrated().dataSource());
  private final EnergyQueries queries = new EnergyQueries(database);

  @BeforeEach
  void sites() {
    site("berlin", "Europe/Berlin");
    site("lisbon", "Europe/Lisbon");
  }

  private void site(String id, String zone) {
    database.update(
        "insert into site (id, name, time_zone, import_limit_w, export_limit_w, base_load_w,"
            + " created_at) values (?, ?, ?, 50000, 20000, 1000, now())",
        id,
        id,
        zone);
    database.update(
        "insert into station (id, site_id, name, created_at) values (?, ?, ?, now())", id, id, id);
  }

  private UUID session(String site, String endedAt) {
    UUID id = UUID.randomUUID();
    database.update(
        """
        insert into charging_session (id, station_id, transaction_id, site_id, evse_id, started_at,
               ended_at, seq_nos, changed_at)
        values (?, ?, ?, ?, 1, ?::timestamptz - interval '1 day', ?::timestamptz, '{}', now())
        """,
        id,
        site,
        id.toString(),
        site,
        endedAt,
        endedAt);
    return id;
  }

  private void entry(UUID session, String at, int revision, double inWh, double outWh) {
    database.update(
        """
        insert into ledger_entry (session_id, start_at, revision, reason, recorded_at, energy_in_wh,
               energy_out_wh, lost_wh, refed_wh, discharge_seconds, import_per_kwh, export_per_kwh,
               price_known, wear_per_kwh, charge_efficiency, discharge_efficiency, cost, revenue,
               wear, refed_cost, co2_in_kg)
        values (?, ?::timestamptz, ?, ?, now(), ?, ?, 10, 0, 0, 0.3, 0.2, true, 0.05, 0.9, 0.9,
               ?, ?, 0.01, 0, ?)
        """,
        session,
        at,
        revision,
        revision == 0 ? null : "READINGS",
        inWh,
        outWh,
        inWh * 0.0003,
        outWh * 0.0002,
        revision == 0 ? null : 0.5);
  }

  private void statement(UUID session, String site, String endedAt, double uncontrolled) {
    database.update(
        "insert into session_statement select ?, 0, now(), ?, ?::timestamptz, 1000, 0, 0, 0, 0, 0,"
            + " 0.3, 0, 0.1, 0, ?, null, 1, 0, 3, null, 0, 0, 0, 0",
        session,
        site,
        endedAt,
        uncontrolled);
  }

  private void power(String quantity, String kind, String at, double watts) {
    database.update(
        "insert into site_power values ('berlin', ?, ?, ?::timestamptz, ?)",
        quantity,
        kind,
        at,
        watts);
  }

  private EnergyReport report(String first, String last, Bucket bucket, @Nullable String site) {
    return queries.report(new Days(LocalDate.parse(first), LocalDate.parse(last)), bucket, site);
  }

  private static List<Double> energyIn(EnergyReport report) {
    return report.buckets().stream().map(each -> each.figures().energyInWh()).toList();
  }

  @Test
  void daysAreThoseOfEachSiteAlsoWhenItsClockChanges() {
    UUID berlin = session("berlin", "2026-03-30T05:00:00Z");
    entry(berlin, "2026-03-28T22:45:00Z", 0, 1, 0); // 23:45 on the 28th, in winter time
    entry(berlin, "2026-03-28T23:00:00Z", 0, 10, 0); // 00:00 on the 29th
    entry(berlin, "2026-03-29T21:45:00Z", 0, 100, 0); // 23:45, in summer time
    entry(berlin, "2026-03-29T22:00:00Z", 0, 1_000, 0); // 00:00 on the 30th
    UUID lisbon = session("lisbon", "2026-03-30T05:00:00Z");
    entry(lisbon, "2026-03-29T22:45:00Z", 0, 10_000, 0); // 23:45 on the 29th
    entry(lisbon, "2026-03-29T23:00:00Z", 0, 100_000, 0);

    EnergyReport days = report("2026-03-28", "2026-03-30", Bucket.DAY, null);
    assertThat(energyIn(days)).containsExactly(1.0, 10_110.0, 101_000.0);
    assertThat(days.buckets().stream().map(OfBucket::start).map(LocalDate::toString))
        .containsExactly("2026-03-28", "2026-03-29", "2026-03-30");
    assertThat(energyIn(report("2026-03-29", "2026-03-29", Bucket.DAY, "berlin")))
        .containsExactly(110.0);
    assertThat(energyIn(report("2026-02-27", "2026-04-01", Bucket.MONTH, null)))
        .containsExactly(0.0, 111_111.0, 0.0);
  }

  @Test
  void sumsAreThoseOfTheBooks() {
    UUID first = session("berlin", "2026-03-10T12:00:00Z");
    entry(first, "2026-03-10T10:00:00Z", 0, 500, 0);
    entry(first, "2026-03-10T10:00:00Z", 1, 4_000, 0);
    entry(first, "2026-03-10T10:15:00Z", 0, 0, 2_000);
    statement(first, "berlin", "2026-03-10T12:00:00Z", 1.5);
    UUID second = session("lisbon", "2026-03-11T12:00:00Z");
    entry(second, "2026-03-11T10:00:00Z", 0, 1_000, 0);
    statement(second, "lisbon", "2026-03-11T12:00:00Z", 0.2);

    EnergyReport report = report("2026-03-09", "2026-03-12", Bucket.DAY, null);
    Figures total = report.total();
    List<Double> books =
        database
            .query(
                "select sum(energy_in_wh) as taken, sum(energy_out_wh) as given, sum(cost)::float8"
                    + " as cost, sum(revenue)::float8 as revenue, sum(wear)::float8 as wear from"
                    + " ledger",
                row ->
                    List.of(
                        row.number("taken"),
                        row.number("given"),
                        row.number("cost"),
                        row.number("revenue"),
                        row.number("wear")))
            .getFirst();
    assertThat(books)
        .containsExactly(
            total.energyInWh(),
            total.energyOutWh(),
            total.cost().doubleValue(),
            total.revenue().doubleValue(),
            total.wear().doubleValue());
    assertThat(total.sessions()).isEqualTo(2);
    assertThat(total.saved()).isEqualByComparingTo("0.9");
    assertThat(total.net()).isEqualByComparingTo("1.13");
    assertThat(total.co2InKg()).isEqualByComparingTo("0.5");
    assertThat(total.co2AvoidedKg()).isNull();
    assertThat(total.co2SavedKg()).isEqualByComparingTo("4");
    assertThat(report.sites().stream().map(OfSite::siteId)).containsExactly("berlin", "lisbon");
    assertThat(report.sites().getFirst().figures().saved()).isEqualByComparingTo("1.1");
    assertThat(report.buckets().get(2).figures().saved()).isEqualByComparingTo("-0.2");
    assertThat(report.buckets().getLast().figures()).isEqualTo(Figures.NONE);
  }

  @Test
  void thePeakIsThatOfOneSiteWithItsMetersAndWhatWasKeptOfThem() {
    UUID cars = session("berlin", "2026-03-10T12:00:00Z");
    entry(cars, "2026-03-10T10:00:00Z", 0, 5_000, 0);
    entry(cars, "2026-03-11T10:00:00Z", 0, 1_000, 0);
    power("LOAD", "MEASURED", "2026-03-10T10:00:00Z", 3_000);
    power("PV", "MEASURED", "2026-03-10T10:00:00Z", 2_000);
    database.update(
        "insert into site_peak values ('berlin', '2026-03-01', 9000, '2026-03-12T10:00:00Z')");

    EnergyReport report = report("2026-03-10", "2026-03-13", Bucket.DAY, null);
    assertThat(report.total().peak())
        .isEqualTo(new Peak(21_000, Instant.parse("2026-03-10T10:00:00Z"), "berlin"));
    assertThat(report.buckets().get(1).figures().peak())
        .as("no meter told: the base load")
        .isEqualTo(new Peak(5_000, Instant.parse("2026-03-11T10:00:00Z"), "berlin"));
    assertThat(report.buckets().get(2).figures().peak())
        .isEqualTo(new Peak(9_000, Instant.parse("2026-03-12T10:00:00Z"), "berlin"));
    assertThat(report.buckets().get(3).figures().peak()).isNull();
  }

  @Test
  void forecastsAreHeldAgainstWhatCameWhereBothAreKnown() {
    power("LOAD", "MEASURED", "2026-03-10T10:00:00Z", 3_000);
    power("LOAD", "FORECAST", "2026-03-10T10:00:00Z", 4_000);
    power("LOAD", "MEASURED", "2026-03-10T10:15:00Z", 3_000);
    power("LOAD", "FORECAST", "2026-03-10T10:15:00Z", 1_000);
    power("LOAD", "MEASURED", "2026-03-10T10:30:00Z", 9_000);
    power("PV", "FORECAST", "2026-03-10T10:30:00Z", 9_000);

    Figures figures = report("2026-03-10", "2026-03-10", Bucket.DAY, "berlin").total();
    assertThat(figures.load()).isEqualTo(new Forecast(1_500, 1_250, 750, 375));
    assertThat(figures.pv()).isNull();
    assertThat(figures.energyInWh()).isEqualTo(0, within(0.0));
  }

  @Test
  void onlySitesThatThereAreAreAsked() {
    assertThatThrownBy(() -> report("2026-03-10", "2026-03-10", Bucket.DAY, "nowhere"))
        .isInstanceOf(Problem.class);
  }

  @Test
  void onlyTheDaysAskedForAreRead() {
    Object[] asked =
        EnergyQueries.parameters(
            new Days(LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-11")),
            Bucket.DAY,
            null);
    List<String> plan =
        database.inTransaction(
            statements -> {
              statements.update("set local enable_seqscan = off");
              return statements.query(
                  "explain " + EnergyQueries.SUMS, row -> row.text("QUERY PLAN"), asked);
            });
    assertThat(plan).anyMatch(line -> line.contains("ledger_entry_by_time"));
    assertThat(plan).anyMatch(line -> line.contains("session_statement_by_site"));
    assertThat(plan).anyMatch(line -> line.contains("site_power_pkey"));
  }
}
