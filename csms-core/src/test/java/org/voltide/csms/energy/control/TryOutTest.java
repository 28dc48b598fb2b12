package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.csms.transactions.SessionView.Confidence;
import org.voltide.csms.transactions.SessionView.Estimate;
import org.voltide.ocpp.message.OcppVersion;

/** A car of which nobody knows what it takes comes in a dear hour. */
class TryOutTest {

  private static final double OUTLET_W = 11_000;
  private static final double TAKES_W = 3_600;

  private final ControlWorld world = new ControlWorld();

  @BeforeEach
  void aStation() {
    world.station("cs-1", false);
    world.database.update(
        "update evse set current_type = 'AC', max_charge_w = ?, max_discharge_w = 0", OUTLET_W);
    world.stations.connect("cs-1", OcppVersion.V2_1);
  }

  private UUID arrive() {
    UUID session = world.arrive("cs-1");
    world.database.update("update token set vehicle_id = null");
    world.database.update("update charging_session set soc_percent = null");
    world.database.update("update meter_sample set soc_percent = null");
    return session;
  }

  private double plannedNowW(UUID session) {
    return world
        .database
        .query(
            "select power_w from session_plan_step where session_id = ? and start_at <= ?"
                + " order by start_at desc limit 1",
            row -> row.number("power_w"),
            session,
            world.clock.instant())
        .getFirst();
  }

  private void look(Reason reason) {
    var _ = world.depot.look(EnumSet.of(reason));
  }

  private Estimate power(UUID session) {
    return world.sessions.find(session).orElseThrow().need().estimates().stream()
        .filter(guess -> guess.field().equals("MAX_CHARGE_W"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void itDrawsAllItCanForSomeMinutesAndIsKnownThen() {
    UUID session = arrive();
    look(Reason.ARRIVAL);
    assertThat(plannedNowW(session)).isEqualTo(OUTLET_W);
    assertThat(power(session).source()).isEqualTo("USUAL");
    assertThat(world.sessions.find(session).orElseThrow().promise().confidence())
        .isEqualTo(Confidence.GUESSED);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> world.state(session) == ControlState.FOLLOWING);

    world.clock.pass(Duration.ofMinutes(2));
    world.sample(session, TAKES_W, 120, 0, 50);
    look(Reason.SAMPLE);
    world.clock.pass(Duration.ofMinutes(3));
    world.sample(session, TAKES_W, 300, 0, 50);
    world.database.update("update charging_session set soc_percent = null");
    look(Reason.SAMPLE);

    assertThat(power(session).source()).isEqualTo("SESSION");
    assertThat(power(session).value()).isCloseTo(TAKES_W, within(1e-6));
    assertThat(plannedNowW(session)).as("it waits for the night").isZero();
  }

  @Test
  void aTrialEndsThoughNothingWasSeen() {
    UUID session = arrive();
    look(Reason.ARRIVAL);
    world.clock.pass(Duration.ofMinutes(4));
    look(Reason.SAMPLE);
    assertThat(plannedNowW(session)).isEqualTo(OUTLET_W);
    world.clock.pass(Duration.ofMinutes(1));
    look(Reason.SAMPLE);
    assertThat(plannedNowW(session)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into site_mode values ('depot', 'EXTERNAL_SETPOINT', '{\"kind\":"
            + "\"EXTERNAL_SETPOINT\",\"powerW\":5000,\"until\":\"2026-03-01T20:00:00Z\"}', now())",
        "insert into site_mode values ('depot', 'PEAK_SHAVING',"
            + " '{\"kind\":\"PEAK_SHAVING\",\"importW\":90000}', now())",
        "insert into site_mode values ('depot', 'ISLANDED_BACKUP', '{\"kind\":"
            + "\"ISLANDED_BACKUP\",\"criticalLoadW\":1000,\"hours\":1,\"released\":false}', now())",
        "insert into session_mode select id, '{\"kind\":\"SELF_CONSUMPTION\"}', now()"
            + " from charging_session",
        "insert into site_terms values ('depot', '{\"peakPricePerKw\":10}', now())",
        "insert into external_limit (station_id, evse_id, source, schedule, since) values"
            + " ('cs-1', 1, 'EMS', '[{\"id\":1,\"chargingRateUnit\":\"W\","
            + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":50000}]}]', now())",
        "update site set import_limit_w = 15999",
        "update charging_session set started_at = started_at - interval '6 minutes'"
      })
  void itIsNotTriedWhereThatWouldBreakWhatTheSiteIsSteeredFor(String because) {
    UUID session = arrive();
    world.database.update(because);
    look(Reason.ARRIVAL);
    assertThat(plannedNowW(session)).isLessThan(OUTLET_W);
  }
}
