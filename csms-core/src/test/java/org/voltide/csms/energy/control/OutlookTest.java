package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.ocpp.message.OcppVersion;

/** What a site expects, in its live plan. */
class OutlookTest {

  private final ControlWorld world = new ControlWorld();
  private final Instant now = world.clock.instant();

  @BeforeEach
  void aCar() {
    world.station("cs-1", true);
    world.stations.connect("cs-1", OcppVersion.V2_1);
  }

  private SitePlanView planned() {
    return world.depot.look(EnumSet.of(Reason.OPERATOR)).orElseThrow();
  }

  /** A building that uses 60 kW from 18 to 24 o'clock on even days and 50 kW on odd ones. */
  private void measure() {
    world.database.update(
        """
        insert into site_power
        select 'depot', 'LOAD', 'MEASURED', at,
               case when extract(hour from at at time zone 'UTC') < 18 then 2000
                    when floor(extract(epoch from at) / 86400)::int % 2 = 0 then 60000
                    else 50000 end
          from generate_series(?::timestamptz - interval '28 days',
                               ?::timestamptz - interval '15 minutes', '15 minutes') at
        """,
        now, now);
  }

  @Test
  void costsAreReckonedWithTheMiddleAndTheLimitIsKeptForTheMost() {
    measure();
    world.database.update("update site set import_limit_w = 62000");
    world.arrive("cs-1");
    world.database.update("update token set departure_time = '22:00'");

    SitePlanView plan = planned();

    assertThat(plan.quality()).isEqualTo("OPTIMAL");
    assertThat(plan.importLimitW()).isEqualTo(62_000);
    SitePlanView.Step first = plan.steps().getFirst();
    assertThat(first.baseLoadW()).isBetween(50_000.0, 59_900.0);
    assertThat(plan.steps().get(40).baseLoadW()).isCloseTo(2_000, within(100.0));
    assertThat(plan.steps())
        .filteredOn(step -> step.baseLoadW() > 10_000)
        .allSatisfy(step -> assertThat(step.netW() - step.baseLoadW()).isLessThanOrEqualTo(2_100));
  }

  /** On this weekday of the last weeks a car came at half past nine in the evening. */
  private void cameBefore(String station) {
    for (int week = 1; week <= 4; week++) {
      Instant from = now.minus(Duration.ofDays(7L * week)).plus(Duration.ofMinutes(210));
      UUID session = UUID.randomUUID();
      world.database.update(
          """
          insert into charging_session (id, station_id, transaction_id, site_id, evse_id,
                 started_at, ended_at, seq_nos, changed_at, energy_in_wh)
          values (?, ?, ?, 'depot', 1, ?, ?, '{}', now(), 40000)
          """,
          session,
          station,
          session.toString(),
          from,
          from.plus(Duration.ofHours(10)));
      world.database.update(
          """
          insert into session_need (session_id, capacity_wh, arrival_energy_wh,
                 target_soc_percent, departure, max_charge_w, max_discharge_w, min_charge_w,
                 min_soc_percent, max_soc_percent, charge_efficiency, discharge_efficiency,
                 wear_per_kwh, source, estimated)
          values (?, 60000, 10000, 80, ?, 20000, 20000, 0, 10, 90, 1, 1, 0, 'VEHICLE', '{}')
          """,
          session,
          from.plus(Duration.ofHours(10)));
    }
  }

  @Test
  void cheapHoursAreLeftToCarsThatUsuallyCome() {
    world.station("cs-2", true);
    cameBefore("cs-2");
    world.arrive("cs-1");

    SitePlanView plan = planned();

    assertThat(plan.cars()).hasSize(1);
    double expectedWh = plan.steps().stream().mapToDouble(s -> s.expectedW() / 4).sum();
    assertThat(expectedWh).isCloseTo(40_000, within(500.0));
    assertThat(plan.steps())
        .allSatisfy(
            step -> assertThat(step.expectedW() == 0 || step.importPrice() == 0.10).isTrue());

    world.database.update("update site set expects_arrivals = false");
    world.clock.pass(Duration.ofMinutes(15));
    assertThat(planned().steps()).allSatisfy(step -> assertThat(step.expectedW()).isZero());
  }

  @Test
  void nobodyElseIsExpectedAtATakenEvse() {
    cameBefore("cs-1");
    world.arrive("cs-1");

    planned();

    assertThat(planned().steps()).allSatisfy(step -> assertThat(step.expectedW()).isZero());
  }
}
