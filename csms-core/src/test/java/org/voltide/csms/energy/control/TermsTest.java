package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.ledger.Entered;
import org.voltide.ocpp.message.OcppVersion;

/** What a site pays and how its vehicles are treated, in the plans of a depot that is at work. */
class TermsTest {

  private final ControlWorld world = new ControlWorld();

  private UUID arrive(String station) {
    world.station(station, false);
    world.stations.connect(station, OcppVersion.V2_1);
    return world.arrive(station);
  }

  private SitePlanView plan() {
    return world.depot.look(EnumSet.of(Reason.OPERATOR)).orElseThrow();
  }

  private void terms(String json) {
    world.database.update(
        "insert into site_terms values ('depot', ?::jsonb, now()) on conflict (site_id)"
            + " do update set terms = excluded.terms",
        json);
  }

  private void treat(String json) {
    world.database.update("update vehicle set handling = ?::jsonb", json);
  }

  private static double peakW(SitePlanView plan) {
    return plan.steps().stream().mapToDouble(SitePlanView.Step::netW).max().orElseThrow();
  }

  @Test
  void aChargeOnThePeakFlattensTheNight() {
    List.of("cs-1", "cs-2", "cs-3").forEach(this::arrive);
    double free = peakW(plan());

    terms("{\"peakPricePerKw\":100}");
    double paid = peakW(plan());

    assertThat(free).isGreaterThan(40_000);
    assertThat(paid).isLessThan(free / 2);
  }

  @Test
  void whatTheMonthHasReachedCostsNothingMore() {
    UUID session = arrive("cs-1");
    terms("{\"peakPricePerKw\":100}");
    assertThat(peakW(plan())).isLessThan(25_000);

    enter(session, world.clock.instant().minus(Duration.ofHours(2)), 7_500);

    assertThat(peakW(plan())).isCloseTo(35_000, within(1_000.0));
    assertThat(
            world.database.query(
                "select peak_w, month::text as month from site_peak",
                row -> row.text("month") + " " + row.number("peak_w")))
        .containsExactly("2026-03-01 35000.0");
  }

  private void enter(UUID session, Instant start, double wh) {
    world.ledgers.record(session, List.of(Entered.taken(start, wh)), world.clock.instant());
  }

  @Test
  void whereAMeterToldTheBuildingsLoadItCountsInPlaceOfTheUsual() {
    arrive("cs-1");
    terms("{\"peakPricePerKw\":100}");
    world.database.update(
        "insert into site_power values ('depot', 'LOAD', 'MEASURED', ?, 40000),"
            + " ('depot', 'PV', 'MEASURED', ?, 10000)",
        world.clock.instant().minus(Duration.ofHours(2)),
        world.clock.instant().minus(Duration.ofHours(2)));

    plan();

    assertThat(world.database.query("select peak_w from site_peak", row -> row.number("peak_w")))
        .containsExactly(30_000.0);
  }

  @Test
  void aPeakOfTheMonthBeforeIsForgotten() {
    UUID session = arrive("cs-1");
    enter(session, Instant.parse("2026-02-28T20:00:00Z"), 25_000);
    terms("{\"peakPricePerKw\":100}");
    assertThat(peakW(plan())).isLessThan(25_000);
  }

  @Test
  void aVehicleThatMayNotPauseIsChargedAtOneStretch() {
    arrive("cs-1");
    assertThat(plan().cars().getFirst().powerW()).anySatisfy(w -> assertThat(w).isNegative());

    treat("{\"mayPause\":false}");
    List<Double> powers = plan().cars().getFirst().powerW();

    int[] charging = IntStream.range(0, powers.size()).filter(t -> powers.get(t) > 1).toArray();
    assertThat(powers).allSatisfy(w -> assertThat(w).isGreaterThan(-1));
    assertThat(charging.length).isEqualTo(charging[charging.length - 1] - charging[0] + 1);
  }

  @Test
  void aVehicleGivesNoMoreThanItsWarrantyHasLeft() {
    UUID session = arrive("cs-1");
    assertThat(givenWh(plan())).isGreaterThan(5_000);

    UUID guarded = arrive("cs-2");
    world.leave(session);
    world.database.update(
        "insert into vehicle_warranty select t.vehicle_id, 3000 from charging_session s"
            + " join token t on t.id = s.token_id where s.id = ?",
        guarded);

    assertThat(givenWh(plan())).isBetween(1_000.0, 3_001.0);

    world.database.update("update vehicle_warranty set out_wh = 2000");
    world.clock.pass(Duration.ofMinutes(15));
    assertThat(givenWh(plan())).isBetween(500.0, 2_001.0);
  }

  private static double givenWh(SitePlanView plan) {
    double given = 0;
    for (int t = 0; t < plan.steps().size(); t++) {
      SitePlanView.Step step = plan.steps().get(t);
      double hours = Duration.between(step.start(), step.end()).toSeconds() / 3600.0;
      given += Math.max(0, -plan.cars().getFirst().powerW().get(t)) * hours;
    }
    return given;
  }

  @Test
  void thePromiseOfABusComesBeforeThatOfAPoolCar() {
    UUID bus = arrive("cs-1");
    UUID pool = arrive("cs-2");
    world.database.update("update site set import_limit_w = 5500, export_limit_w = 0");
    world.database.update(
        "update vehicle set handling = '{\"priority\":3}' where id ="
            + " (select t.vehicle_id from token t join charging_session s on s.token_id = t.id"
            + " where s.id = ?)",
        bus);

    SitePlanView plan = plan();

    assertThat(shortfallWh(plan, pool)).isGreaterThan(shortfallWh(plan, bus) + 1_000);
  }

  private static double shortfallWh(SitePlanView plan, UUID session) {
    return plan.cars().stream()
        .filter(car -> car.sessionId().equals(session))
        .findFirst()
        .orElseThrow()
        .shortfallWh();
  }

  @Test
  void timeAtHighChargeIsKeptShort() {
    arrive("cs-1");
    treat("{\"highChargeFromPercent\":60,\"highChargePricePerKwhDay\":1.5}");

    SitePlanView plan = plan();

    Instant departure = Instant.parse("2026-03-02T06:00:00Z");
    double[] high =
        IntStream.range(0, plan.steps().size())
            .filter(t -> plan.steps().get(t).end().isBefore(departure.minus(Duration.ofHours(2))))
            .mapToDouble(t -> plan.cars().getFirst().socPercent().get(t))
            .toArray();
    assertThat(Arrays.stream(high).max().orElseThrow()).isLessThan(62);
  }
}
