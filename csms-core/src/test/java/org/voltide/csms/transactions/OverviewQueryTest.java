package org.voltide.csms.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.LaneWorld;

class OverviewQueryTest {
  private final LaneWorld world = new LaneWorld();
  private final OverviewQuery overview = new OverviewQuery(world.database(), LaneWorld.CLOCK);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void anEmptyNetworkIsAllZero() throws SQLException {
    Overview figures = overview.read();
    assertThat(figures.stations()).isEqualTo(new Overview.Stations(0, 0, 0, 0, 0, 0));
    assertThat(figures.moneyToday().net()).isZero();
    assertThat(figures.promises()).isEqualTo(new Overview.Promises(0, 0, 0, 0));
  }

  @Test
  void eachStationCountsOnceByWhatItDoes() throws SQLException {
    session("charging", 7_000, "2026-03-01T08:00:00Z", null);
    session("discharging", -9_000, "2026-02-28T23:00:00Z", null);
    session("idle", 0, "2026-03-01T09:00:00Z", "2026-03-01T10:00:00Z");
    session("faulted", 5_000, "2026-02-27T09:00:00Z", "2026-02-28T10:00:00Z");
    world.run("update station set online = true");
    world.station("away");
    world.run(
        "insert into evse (station_id, id, current_type, phases, max_charge_w)"
            + " values ('faulted', 1, 'AC', 1, 3680)");
    world.run(
        "insert into connector (station_id, evse_id, id, status)"
            + " values ('faulted', 1, 1, 'Faulted')");

    Overview figures = overview.read();

    assertThat(figures.stations()).isEqualTo(new Overview.Stations(5, 4, 1, 1, 1, 1));
    assertThat(figures.sessions()).isEqualTo(new Overview.Sessions(2, 2));
    assertThat(figures.powerW()).isEqualTo(-2_000);
    assertThat(figures.chargingW()).isEqualTo(7_000);
    assertThat(figures.dischargingW()).isEqualTo(9_000);
  }

  @Test
  void moneyAndEnergyAreTodaysAndTheSavingIsOfSettledSessions() throws SQLException {
    session("a", 0, "2026-02-28T20:00:00Z", "2026-03-01T06:00:00Z");
    ledger("a", "2026-02-28T23:45:00Z", 4_000, 1.00);
    ledger("a", "2026-03-01T00:00:00Z", 2_000, 0.50);
    world.run(
        "insert into session_settlement select id, timestamptz '2026-03-01T06:00Z', ended_at"
            + " from charging_session");
    world.run(
        "insert into session_statement select id, 0, ended_at, site_id, ended_at, 6000, 0, 0, 0, 0,"
            + " 0, 1.5, 0, 0.2, 0, 2.5, null, null, null, null, null, 0, 0, 0, 0"
            + " from charging_session");

    Overview figures = overview.read();

    assertThat(figures.energyTodayInWh()).isEqualTo(2_000);
    assertThat(figures.moneyToday().cost()).isEqualByComparingTo("0.5");
    assertThat(figures.moneyToday().net()).isEqualByComparingTo("0.6");
    assertThat(figures.moneyToday().uncontrolled()).isEqualByComparingTo("2.5");
    assertThat(figures.moneyToday().saving()).isEqualByComparingTo("0.8");
  }

  private void session(String station, double powerW, String from, String to) {
    world.station(station);
    world.run(
        "insert into charging_session (id, station_id, transaction_id, site_id, started_at,"
            + " ended_at, power_w, seq_nos, changed_at) values (gen_random_uuid(), ?, 'T', 'depot',"
            + " ?::timestamptz, ?::timestamptz, ?, '{}', now())",
        station,
        from,
        to,
        powerW);
  }

  private void ledger(String station, String at, double energyInWh, double cost) {
    world.run(
        "insert into ledger_entry (session_id, start_at, recorded_at, energy_in_wh, energy_out_wh,"
            + " lost_wh, refed_wh, discharge_seconds, import_per_kwh, export_per_kwh, price_known,"
            + " wear_per_kwh, charge_efficiency, discharge_efficiency, cost, revenue, wear,"
            + " refed_cost) select id, ?::timestamptz, now(), ?, 0, 0, 0, 0, 0.25, 0.2, true, 0, 1,"
            + " 1, ?, 0, 0.1, 0 from charging_session where station_id = ?",
        at,
        energyInWh,
        cost,
        station);
  }
}
