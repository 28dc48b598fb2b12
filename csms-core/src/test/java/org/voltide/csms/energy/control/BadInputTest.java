package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.control.SitePlanView.Car;
import org.voltide.csms.transactions.SessionView;
import org.voltide.ocpp.message.OcppVersion;

/** What cannot be right is said, and whoever stands beside it is planned all the same. */
class BadInputTest {

  private final ControlWorld world = new ControlWorld();
  private final UUID odd;
  private final UUID good;

  BadInputTest() {
    world.station("cs-1", false);
    world.station("cs-2", false);
    world.stations.connect("cs-1", OcppVersion.V2_1);
    world.stations.connect("cs-2", OcppVersion.V2_1);
    odd = world.arrive("cs-1");
    good = world.arrive("cs-2");
  }

  @Test
  void aBatteryWithoutCapacityCountsAsLoad() {
    world.database.update("alter table vehicle drop constraint vehicle_capacity_wh_check");
    world.database.update("update vehicle set capacity_wh = 0 where id = " + vehicleOf(odd));

    SitePlanView plan = planned();

    assertThat(plan.cars()).extracting(Car::sessionId).containsExactly(good);
    assertThat(plan.steps().getFirst().baseLoadW()).as("all that its EVSE gives").isEqualTo(35_000);
    assertReady(good);
  }

  @Test
  void whoShouldHaveLeftIsChargedAtOnceAndToldWhatCannotBe() {
    world.database.update(
        "insert into session_wish (session_id, departure, charge_now, wished_at)"
            + " values (?, ?, false, now())",
        odd,
        world.clock.instant().minus(Duration.ofHours(3)));

    SitePlanView plan = planned();

    assertThat(car(plan, odd).powerW().getFirst()).isPositive();
    SessionView.Promise promise = world.sessions.find(odd).orElseThrow().promise();
    assertThat(promise.feasible()).isFalse();
    assertReady(good);
  }

  @Test
  void anEvseThatIsWiredOtherwiseCountsOnEveryPhase() {
    world.database.update(
        "insert into site_group values"
            + " ('depot', 'feeder', 0, null, 'F', 'FEEDER', 22000, 0, 0,"
            + " '[{\"importW\":2000,\"exportW\":0}]')");
    world.database.update("insert into evse_wiring values ('cs-1', 1, 'depot', 'feeder', 'THREE')");
    world.database.update(
        "update evse set current_type = 'AC', phases = 1, max_charge_w = 7360"
            + " where station_id = 'cs-1'");

    SitePlanView plan = planned();

    assertThat(car(plan, odd).powerW())
        .as("as if all flowed on one")
        .allMatch(power -> power <= 2_000.1)
        .anyMatch(power -> power > 1_900);
    assertReady(good);
  }

  @Test
  void aGapInThePricesIsGuessedAndSaid() {
    world.database.update(
        "delete from price where start_at >= ? and start_at < ?",
        world.clock.instant().plus(Duration.ofHours(4)),
        world.clock.instant().plus(Duration.ofHours(6)));

    SitePlanView plan = planned();

    assertThat(plan.pricesKnownUntil()).isEqualTo(world.clock.instant().plus(Duration.ofHours(4)));
    assertThat(plan.cars()).hasSize(2);
    assertReady(good);
  }

  @Test
  void aLimitBelowTheBaseLoadLetsCarsHelpOrWait() {
    world.database.update("update site set import_limit_w = 3000");

    SitePlanView plan = planned();

    assertThat(plan.quality()).isNotEqualTo(SitePlanView.KEPT);
    assertThat(plan.cars()).hasSize(2);
    assertThat(plan.steps())
        .as("no more than flows without them")
        .allMatch(step -> step.netW() <= 5_000.1);
  }

  @BeforeEach
  void nothingIsPlannedYet() {
    assertThat(world.stations.profiles).isEmpty();
  }

  private SitePlanView planned() {
    return world.depot.look(EnumSet.of(Reason.ARRIVAL)).orElseThrow();
  }

  private String vehicleOf(UUID session) {
    return "(select t.vehicle_id from charging_session s join token t on t.id = s.token_id"
        + " where s.id = '%s')".formatted(session);
  }

  private static Car car(SitePlanView plan, UUID session) {
    return plan.cars().stream()
        .filter(each -> each.sessionId().equals(session))
        .findFirst()
        .orElseThrow();
  }

  private void assertReady(UUID session) {
    SessionView.Promise promise = world.sessions.find(session).orElseThrow().promise();
    assertThat(promise.feasible()).isTrue();
    assertThat(promise.socPercent()).isCloseTo(80, within(0.1));
  }
}
