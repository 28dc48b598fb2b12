package org.voltide.csms.energy.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.csms.desired.DesiredStore;
import org.voltide.csms.energy.fallback.Fallback.Place;
import org.voltide.csms.energy.fallback.FallbackResource.EvseFallback;
import org.voltide.csms.energy.fallback.FallbackResource.State;
import org.voltide.csms.energy.imposed.ImposedStore;
import org.voltide.csms.energy.meters.MeteredPhases;
import org.voltide.csms.energy.profile.RateUnits;
import org.voltide.csms.lanes.Fired;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.TestDatabase;
import org.voltide.csms.sites.wiring.BasePhases;
import org.voltide.csms.sites.wiring.Wirings;
import org.voltide.csms.store.Database;

/** What becomes wishes of stations, and what the plan and operators hear of them. */
class FallbackKeeperTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Database database = new Database(TestDatabase.migrated().dataSource());
  private final FallbackStore store = new FallbackStore(database);
  private final FallbackResource resource = new FallbackResource(store);

  FallbackKeeperTest() {
    database.update(
        "insert into site values ('depot', 'Depot', null, null, 'UTC', 25000, 0, 3000, now())");
    List.of("a", "b").forEach(this::station);
    keep();
  }

  @Test
  void eachStationIsWishedItsShareAndACarThatComesUnseenWaits() {
    assertThat(read())
        .containsExactly(
            new EvseFallback(
                "a", 1, 11_000, 3_600, State.PENDING, "The station has not got it yet."),
            new EvseFallback(
                "b", 1, 11_000, 3_600, State.PENDING, "The station has not got it yet."));
    assertThat(store.of(List.of("a")))
        .containsEntry(new Place("a", 1), new Fallback(11_000, false));
    assertThat(resource.read("depot", "b")).hasSize(1);
    assertThatThrownBy(() -> resource.read("none", null)).isInstanceOf(Problem.class);
  }

  @Test
  void whatFitsAndWastesLittleStays() {
    database.update("update site set import_limit_w = 26500");
    keep();
    assertThat(powers()).containsExactly(11_000d, 11_000d);
    database.update("update site set import_limit_w = 50000");
    keep();
    assertThat(powers()).containsExactly(22_000d, 22_000d);
    database.update("update site set import_limit_w = 40000");
    keep();
    assertThat(powers()).containsExactly(18_500d, 18_500d);
  }

  @Test
  void nobodyWaitsWhereThereIsEnoughForAll() {
    database.update("update site set import_limit_w = 50000");
    keep();

    assertThat(read()).allMatch(evse -> evse.waitSeconds() == 0);
  }

  @Test
  void aStationThatRefusesIsTakenForAllItCanAndOthersGetTheRest() {
    database.update(
        "update desired_state set state = 'FAILED', attempts = 1,"
            + " last_error = 'The station refused it: NoProfile.' where station_id = 'a'");
    keep();

    assertThat(read().getFirst())
        .isEqualTo(
            new EvseFallback(
                "a", 1, 22_000, 0, State.UNABLE, "The station refused it: NoProfile."));
    assertThat(powers()).as("too little for a car").containsExactly(22_000d, 0d);
  }

  @Test
  void aStationSteeredByItselfLosesItsFallback() {
    database.update("update station set steered = false where id = 'b'");
    keep();

    assertThat(store.of(List.of("b"))).isEmpty();
    assertThat(read().get(1).reason()).isEqualTo("Profiles of its own steer it.");
  }

  @Test
  void whereNobodySeesACarMayComeAndDrawTheFallback() {
    assertThat(store.silent("depot")).as("nobody holds one yet").isEmpty();
    database.update("update desired_state set state = 'APPLIED', applied_revision = revision");
    database.update(
        "update station set online = (id = 'b'), last_seen_at = '2026-03-01T12:00:00Z'");

    assertThat(store.silent("depot"))
        .containsExactly(
            new Silent(new Place("a", 1), false, 11_000, Instant.parse("2026-03-01T13:00:00Z")));
    assertThat(store.of(List.of("a")).get(new Place("a", 1)).held()).isTrue();
    assertThat(read()).allMatch(evse -> evse.state() == State.HELD);
  }

  @Test
  void whatAStationThatIsAwayHoldsStaysAndOthersGetTheRest() {
    database.update("update desired_state set state = 'APPLIED', applied_revision = revision");
    database.update("update station set online = (id = 'b'), last_seen_at = now()");
    database.update("update site set import_limit_w = 20000");
    keep();

    assertThat(powers()).containsExactly(11_000d, 6_000d);
    assertThat(store.silent("depot")).hasSize(1);
    database.update("update station set online = true");
    database.update("update site set import_limit_w = 15000");
    keep();
    assertThat(powers()).containsExactly(6_000d, 6_000d);
  }

  @Test
  void nothingIsWishedWhereFallbacksAreSwitchedOff() {
    database.update("delete from desired_state");
    keeper(false).keep("depot");

    assertThat(store.of(List.of("a", "b"))).isEmpty();
  }

  @Test
  void whatOthersImposeWithinADayIsKeptAlready() {
    impose("", 10, 23, 17_000d);
    keep();
    assertThat(powers()).as("from tonight until tomorrow").containsExactly(7_000d, 7_000d);

    impose("", 25, 26, 9_000d);
    keep();
    assertThat(powers()).as("later than a day").containsExactly(7_000d, 7_000d);

    database.update("delete from imposed_limit where import_w = 17000");
    keep();
    assertThat(powers()).as("taken back").containsExactly(11_000d, 11_000d);
  }

  @Test
  void whatOthersImposeOnAGroupCurbsThoseInIt() {
    database.update(
        "insert into site_group values"
            + " ('depot', 'feeder', 0, null, 'F', 'FEEDER', 22000, 0, 0, null)");
    database.update("insert into evse_wiring values ('a', 1, 'depot', 'feeder', 'THREE')");
    impose("feeder", -1, 1, 5_000d);
    keep();

    assertThat(powers()).containsExactly(5_000d, 17_000d);
  }

  private void impose(String group, int fromHour, int toHour, double importW) {
    database.update(
        "insert into imposed_limit (site_id, source, group_id, at, end_at, priority, import_w)"
            + " values ('depot', 'dso', ?, ?, ?, 0, ?)",
        group,
        NOON.plus(Duration.ofHours(fromHour)),
        NOON.plus(Duration.ofHours(toHour)),
        importW);
  }

  @Test
  void whatMayFlowThroughOnePhaseIsLimitedAsIfItDid() {
    database.update("update site set import_limit_w = 50000");
    database.update(
        "insert into site_group values"
            + " ('depot', 'feeder', 0, null, 'F', 'FEEDER', 22080, 0, 0,"
            + " '[{\"importW\":7360,\"exportW\":0}]')");
    database.update("insert into evse_wiring values ('a', 1, 'depot', 'feeder', 'THREE')");
    keep();
    assertThat(powers()).as("in W").containsExactly(7_360d, 22_000d);
    database.update(
        "insert into station_variable (station_id, key, component, variable, attribute, value,"
            + " reported_at, changed_at) values ('a', ?, 'SmartChargingCtrlr', 'RateUnit',"
            + " 'Actual', 'A,W', now(), now())",
        RateUnits.VARIABLE.key());
    keep();
    assertThat(powers()).as("in A").containsExactly(22_000d, 22_000d);
  }

  private List<EvseFallback> read() {
    return resource.read("depot", null);
  }

  private List<Double> powers() {
    return read().stream().map(EvseFallback::powerW).toList();
  }

  private void keep() {
    keeper(true).keep("depot");
  }

  private FallbackKeeper keeper(boolean enabled) {
    BasePhases phases = new BasePhases(new MeteredPhases(database, Clock.systemUTC()));
    DesiredStore wishes = new DesiredStore(database, Clock.systemUTC(), new Fired<>());
    return new FallbackKeeper(
        store,
        new Wirings(database),
        phases,
        new ImposedStore(database),
        wishes,
        () -> enabled,
        Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private void station(String id) {
    database.update(
        "insert into station (id, site_id, name, boot_status, created_at)"
            + " values (?, 'depot', ?, 'Accepted', now())",
        id,
        id);
    database.update("insert into evse values (?, 1, 'AC', 3, 22000, 0)", id);
  }
}
