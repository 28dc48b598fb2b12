package org.voltide.csms.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.store.Database;

class NetworkPowerQueryTest {
  private static final Instant NOON = LaneWorld.NOW;
  private final LaneWorld world = new LaneWorld();
  private final NetworkPowerQuery power =
      new NetworkPowerQuery(new Database(world.database()), LaneWorld.CLOCK);

  @BeforeEach
  void anotherSite() {
    world.run(
        "insert into site (id, name, time_zone, import_limit_w, export_limit_w, base_load_w,"
            + " created_at) values ('yard', 'Yard', 'UTC', 100000, 100000, 1000, now())");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void anEmptyNetworkDrawsNothing() {
    assertThat(power.read(minutes(-30), minutes(30)))
        .isEqualTo(new NetworkPower(minutes(-30), 900, List.of(0L, 0L), List.of(0L, 0L, 0L, 0L)));
  }

  @Test
  void carsOfAllSitesAddUpInMeansOverBuckets() throws SQLException {
    session(1, "depot", minutes(-60), null);
    session(2, "yard", minutes(-60), minutes(-10));
    sample(1, minutes(-50), 9_000);
    sample(1, minutes(-25), 6_000);
    sample(1, minutes(-20), -6_000);
    sample(2, minutes(-13), 5_000);

    NetworkPower read = power.read(minutes(-45).plusSeconds(20), minutes(30));

    assertThat(read.start()).isEqualTo(minutes(-45));
    assertThat(read.carsW())
        .as("9 kW hold until -35, -6 kW until -5; of what is to come nothing flows yet")
        .containsExactly(6_000L, 0L, -4_000L + 1_000);
    assertThat(read.plannedW()).hasSize(5);
  }

  @Test
  void whatIsLongAgoIsReadFromTheBooksWhereThereAreAny() throws SQLException {
    session(1, "depot", minutes(-180), null);
    session(2, "yard", minutes(-180), null);
    for (int at : List.of(-120, -105, -90, -75, -60)) {
      sample(1, minutes(at), 1_000);
      sample(2, minutes(at), 500);
    }
    booked(1, minutes(-120), 2_000, 0);
    booked(1, minutes(-105), 0, 1_000);

    assertThat(power.read(minutes(-120), minutes(-45)).carsW())
        .containsExactly(8_500L, -3_500L, 500L, 500L, 1_500L);
  }

  @Test
  void plansOfAllSitesAddUpUntilTheirSessionsEnd() {
    session(1, "depot", minutes(-60), null);
    session(2, "yard", minutes(-60), minutes(-15));
    step(1, minutes(-45), minutes(-20), 4_000);
    step(1, minutes(-20), minutes(15), -1_000);
    step(1, minutes(15), minutes(90), 2_000);
    step(2, minutes(-60), minutes(60), 500);
    step(2, minutes(60), minutes(75), 500);

    assertThat(power.read(minutes(-30), minutes(30)).plannedW())
        .containsExactly(4_500L, -1_000L, -1_000L, 2_000L);
  }

  private static Instant minutes(int afterNoon) {
    return NOON.plus(Duration.ofMinutes(afterNoon));
  }

  private void session(int n, String site, Instant from, @Nullable Instant to) {
    world.run(
        "insert into station (id, site_id, name, created_at) values (?, ?, 'x', now())",
        "CS" + n,
        site);
    world.run(
        "insert into charging_session (id, station_id, transaction_id, site_id, started_at,"
            + " ended_at, seq_nos, changed_at) values (?::uuid, ?, 'T', ?, ?::timestamptz,"
            + " ?::timestamptz, '{}', now())",
        id(n),
        "CS" + n,
        site,
        from.toString(),
        to == null ? null : to.toString());
  }

  private void sample(int n, Instant at, double powerW) throws SQLException {
    world.partitions().cover("meter_sample", List.of(at));
    world.run(
        "insert into meter_sample (station_id, evse_id, session_id, at, power_w)"
            + " values (?, 1, ?::uuid, ?::timestamptz, ?)",
        "CS" + n,
        id(n),
        at.toString(),
        powerW);
  }

  private void step(int n, Instant from, Instant to, double powerW) {
    world.run(
        "insert into session_plan_step (session_id, start_at, end_at, power_w, soc_percent,"
            + " plan_id) values (?::uuid, ?::timestamptz, ?::timestamptz, ?, 50, 1)",
        id(n),
        from.toString(),
        to.toString(),
        powerW);
  }

  private void booked(int n, Instant start, double inWh, double outWh) {
    world.run(
        "insert into ledger_entry (session_id, start_at, energy_in_wh, energy_out_wh,"
            + " import_per_kwh, export_per_kwh, cost, revenue, wear, revision, recorded_at,"
            + " charge_efficiency, discharge_efficiency, wear_per_kwh, lost_wh, refed_wh,"
            + " price_known, refed_cost, discharge_seconds)"
            + " values (?::uuid, ?::timestamptz, ?, ?, 0, 0, 0, 0, 0, 0, now(), 1, 1, 0, 0, 0,"
            + " true, 0, 0)",
        id(n),
        start.toString(),
        inWh,
        outWh);
  }

  private static String id(int n) {
    return "00000000-0000-0000-0000-00000000000" + n;
  }
}
