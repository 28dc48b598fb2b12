package org.voltide.csms.energy.meters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.forecast.Quantity;
import org.voltide.csms.energy.plan.PhaseShares;
import org.voltide.csms.lanes.Fired;
import org.voltide.csms.metering.SiteLoadQuery;
import org.voltide.csms.platform.TestDatabase;
import org.voltide.csms.store.Database;

class SiteMetersTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:31:00Z");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(900);

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final DataSource source = TestDatabase.migrated().dataSource();
  private final Database database = new Database(source);
  private final Fired<PowerChanged> changes = new Fired<>();
  private final PowerStore store = new PowerStore(database, changes, clock);
  private final SiteMeters meters =
      new SiteMeters(database, store, new SiteLoadQuery(source), changes, clock);

  @BeforeEach
  void aSiteWithAStation() {
    database.update(
        "insert into site values ('depot', 'Depot', null, null, 'UTC', 100000, 100000, 5000,"
            + " now())");
    database.update(
        "insert into station (id, site_id, name, created_at) values ('cs-1', 'depot', 'cs-1',"
            + " now())");
    database.update("create table meter_sample_any partition of meter_sample default");
  }

  private NavigableMap<Instant, Double> measured() {
    return store.known("depot", Quantity.LOAD).measured().watts();
  }

  private void push(Instant at, double watts) {
    meters.push("depot", Quantity.LOAD, List.of(MeterReading.total(at, watts)));
  }

  /** A car takes 4 kW for half an hour from noon on. */
  private void aCarCharges() {
    UUID session = UUID.randomUUID();
    database.update(
        """
        insert into charging_session (id, station_id, transaction_id, site_id, evse_id, started_at,
               seq_nos, changed_at)
        values (?, 'cs-1', 'tx', 'depot', 1, ?, '{}', now())
        """,
        session,
        NOON);
    for (Instant at = NOON; at.isBefore(NOON.plusSeconds(1_800)); at = at.plusSeconds(60)) {
      database.update(
          "insert into meter_sample (station_id, evse_id, session_id, at, power_w)"
              + " values ('cs-1', 1, ?, ?, 4000)",
          session,
          at);
    }
  }

  private void pushOnPhases(Instant at, double... phaseW) {
    List<Double> phases = Arrays.stream(phaseW).boxed().toList();
    double sum = Arrays.stream(phaseW).sum();
    meters.push("depot", Quantity.LOAD, List.of(new MeterReading(at, sum, phases)));
  }

  @Test
  void phasesAreLearnedFromReadingsThatTellThemWhileNoCarsAreSeen() {
    MeteredPhases phases = new MeteredPhases(database, clock);
    aCarCharges();
    meters.set("depot", Quantity.LOAD, new SiteMeter(null, true));
    for (int n = 1; n <= 23; n++) {
      pushOnPhases(NOON.minusSeconds(60 * n), 3_000, 1_000, 0);
    }
    assertThat(phases.of("depot", Quantity.LOAD)).as("too few").isEmpty();
    pushOnPhases(NOON.plusSeconds(60), 0, 0, 90_000);
    assertThat(phases.of("depot", Quantity.LOAD)).as("with a car").isEmpty();
    pushOnPhases(NOON.minusSeconds(1_500), 3_000, 1_000, 0);

    assertThat(phases.of("depot", Quantity.LOAD)).contains(new PhaseShares(0.75, 0.25, 0));
    assertThat(phases.of("depot", Quantity.PV)).isEmpty();
  }

  @Test
  void lateAndRepeatedReadingsMakeTheirQuarterHourRight() {
    push(NOON, 3_000);
    push(NOON.plusSeconds(600), 6_000);
    push(NOON.plusSeconds(300), 3_000);
    push(NOON.plusSeconds(600), 6_000);
    assertThat(measured()).containsExactly(Map.entry(NOON, 4_000.0), Map.entry(LATER, 6_000.0));
    assertThat(changes.events()).containsOnly(new PowerChanged("depot", true)).hasSize(4);
  }

  @Test
  void theMainMeterOfAStationIsCollected() {
    assertThat(meters.set("depot", Quantity.LOAD, new SiteMeter("elsewhere", false))).isFalse();
    assertThat(meters.set("depot", Quantity.LOAD, new SiteMeter("cs-1", false))).isTrue();
    for (int minute = 0; minute < 30; minute++) {
      database.update(
          "insert into meter_sample (station_id, evse_id, at, power_w) values ('cs-1', 0, ?, ?)",
          NOON.plus(Duration.ofMinutes(minute)),
          minute < 15 ? 7_000.0 : 8_000.0);
    }
    meters.collect();
    meters.collect();
    assertThat(measured()).containsEntry(NOON, 7_000.0).containsEntry(LATER, 8_000.0);
  }

  @Test
  void whatCarsTakeIsTakenOffAMeterThatSeesThem() {
    aCarCharges();
    meters.set("depot", Quantity.LOAD, new SiteMeter(null, true));
    push(NOON, 10_000);
    push(LATER, 9_000);
    assertThat(measured()).containsEntry(NOON, 6_000.0).containsEntry(LATER, 5_000.0);
    assertThat(meters.all("depot"))
        .containsExactly(new SiteMeter.Of(Quantity.LOAD, Optional.empty(), true));
  }
}
