package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.control.SessionEnergyQueries.Ledger;
import org.voltide.csms.energy.ledger.Baseline;
import org.voltide.csms.energy.ledger.Recorded;
import org.voltide.csms.energy.ledger.Uncontrolled;
import org.voltide.csms.energy.settlement.Amounts;
import org.voltide.csms.energy.settlement.StatementStore.Revised;
import org.voltide.ocpp.message.OcppVersion;

class SettlementTest {

  private final ControlWorld world = new ControlWorld();
  private UUID session;

  @BeforeEach
  void aSteeredCar() {
    world.station("cs-1", false);
    world.stations.connect("cs-1", OcppVersion.V2_1);
    session = world.arrive("cs-1");
    look(Reason.ARRIVAL);
  }

  /** Stations answer on threads of their own; nothing is settled before they have. */
  private void look(Reason reason) {
    world.depot.look(EnumSet.of(reason));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                world
                    .database
                    .query("select from session_need where control_state = 'SENDING'", _ -> true)
                    .isEmpty());
  }

  @Test
  void theLedgerOfASessionGrowsEachQuarterHour() {
    world.clock.pass(Duration.ofMinutes(30));
    world.sample(session, -20_000, 0, 10_000, 32);
    world.depot.book();

    Ledger ledger = world.queries.ledger(session);
    assertThat(ledger.entries()).hasSize(2);
    assertThat(ledger.total().sums().energyOutWh()).isCloseTo(10_000, within(1e-6));
    assertThat(ledger.total().sums().revenue()).isEqualByComparingTo("4.5");
    assertThat(ledger.total().sums().wear()).isEqualByComparingTo("0.5");
    assertThat(ledger.total().net()).isEqualByComparingTo("-4");
    assertThat(ledger.total().uncontrolled()).isNull();
  }

  @Test
  void aSessionThatEndedIsSettledAndItsPromiseJudged() {
    fullNight();
    world.leave(session);
    look(Reason.DEPARTURE);

    Ledger ledger = world.queries.ledger(session);
    assertThat(ledger.promiseKept()).isTrue();
    assertThat(ledger.total().sums().energyInWh()).isCloseTo(30_000, within(1e-6));
    // (30 kWh in, 8 kWh out) gained 19.3 kWh; at once that is 20.75 kWh in the dear evening.
    assertThat(ledger.total().uncontrolled().doubleValue()).isCloseTo(10.375, within(0.01));
    assertThat(ledger.total().saving()).isPositive();
    assertThat(ledger.total().net())
        .isEqualByComparingTo(
            ledger
                .total()
                .sums()
                .cost()
                .subtract(ledger.total().sums().revenue())
                .add(ledger.total().sums().wear()));
  }

  @Test
  void whatArrivesLateIsSettledAgainThoughNobodyAnnouncedIt() {
    fullNight();
    world.leave(session);
    look(Reason.DEPARTURE);
    Ledger first = world.queries.ledger(session);
    assertThat(world.reader.busySites(world.clock.instant())).isEmpty();
    world.clock.pass(Duration.ofMinutes(1));
    world.sample(session, 0, 31_000, 8_000, 82);

    assertThat(world.queries.ledger(session)).isEqualTo(first);
    assertThat(world.reader.busySites(world.clock.instant())).containsExactly("depot");
    look(Reason.START);

    assertThat(world.queries.ledger(session).total().sums().energyInWh())
        .isCloseTo(31_000, within(1e-6));
    assertThat(world.reader.busySites(world.clock.instant())).isEmpty();
  }

  @Test
  void aCarThatLeavesOnTimeWithTooLittleBreaksThePromise() {
    world.clock.pass(Duration.ofHours(12));
    world.sample(session, 0, 5_000, 0, 57);
    world.leave(session);
    look(Reason.DEPARTURE);

    assertThat(world.queries.ledger(session).promiseKept()).isFalse();
  }

  @Test
  void whatACarThatSaysNothingIsOnlyGuessedToNeedWasNotPromised() {
    world.database.update("update session_need set estimated = '{energyWh}'");
    world.clock.pass(Duration.ofHours(12));
    world.sample(session, 0, 16_000, 0, 75);
    world.leave(session);
    look(Reason.DEPARTURE);

    assertThat(world.queries.ledger(session).promiseKept()).isTrue();
  }

  @Test
  void aDriverWhoLeavesEarlyGivesUpThePromise() {
    world.clock.pass(Duration.ofHours(2));
    world.sample(session, 0, 0, 5_000, 41);
    world.leave(session);
    look(Reason.DEPARTURE);

    assertThat(world.queries.ledger(session).promiseKept()).isNull();
  }

  @Test
  void theBaselineIsFrozenBeforeTheFirstProfileAndThenOnlyForAnotherWish() {
    Baseline first = world.baselines.latest(session).orElseThrow();
    assertThat(first.revision()).isZero();
    assertThat(first.frozenAt()).isEqualTo(ControlWorld.EVENING);
    assertThat(first.wish().targetSocPercent()).isEqualTo(80);
    // From 50 to 80 % of 60 kWh.
    assertThat(first.quarters().stream().mapToDouble(Uncontrolled.Drawn::wh).sum())
        .isCloseTo(18_000 / 0.93, within(1e-6));

    world.clock.pass(Duration.ofMinutes(30));
    world.sample(session, -20_000, 0, 10_000, 32);
    look(Reason.PRICES);
    assertThat(world.baselines.latest(session)).contains(first);

    world.database.update("insert into session_wish values (?, 90, null, false, now())", session);
    look(Reason.PROMISE);
    Baseline second = world.baselines.latest(session).orElseThrow();
    assertThat(second.revision()).isEqualTo(1);
    assertThat(second.wish().targetSocPercent()).isEqualTo(90);
    assertThat(second.inputs()).isEqualTo(first.inputs());
  }

  @Test
  void anOperatorWhoHasACarChargedNowFreezesTheBaselineAnewAndOneWhoChangesTheModeDoesNot() {
    Baseline first = world.baselines.latest(session).orElseThrow();
    world.clock.pass(Duration.ofMinutes(30));
    mode("{\"kind\":\"LIMIT_ONLY\"}");
    mode("{\"kind\":\"COST\"}");
    assertThat(world.baselines.latest(session)).contains(first);

    mode("{\"kind\":\"CHARGE_NOW\"}");

    Baseline second = world.baselines.latest(session).orElseThrow();
    assertThat(second.revision()).isEqualTo(1);
    assertThat(second.frozenAt()).isEqualTo(world.clock.instant());
    assertThat(second.wish().chargeNow()).isTrue();
    assertThat(second.quarters()).isEqualTo(first.quarters());
  }

  private void mode(String mode) {
    world.database.update("delete from session_mode where session_id = ?", session);
    world.database.update("insert into session_mode values (?, ?::jsonb, now())", session, mode);
    look(Reason.MODE);
  }

  @Test
  void whatComesLateIsACorrectionAndWhatWasEnteredStays() {
    world.clock.pass(Duration.ofMinutes(30));
    world.sample(session, -20_000, 0, 10_000, 32);
    world.depot.book();
    world.depot.book();
    assertThat(recorded()).containsExactly("0 null 5000", "0 null 5000");

    world.database.update(
        "insert into meter_sample (station_id, evse_id, session_id, at, import_wh, export_wh)"
            + " values ('cs-1', 1, ?, ?, 0, 2000)",
        session,
        ControlWorld.EVENING.plus(Duration.ofMinutes(15)));
    world.depot.book();
    world.depot.book();

    assertThat(recorded())
        .containsExactly("0 null 5000", "1 READINGS 2000", "0 null 5000", "1 READINGS 8000");
    assertThat(world.queries.ledger(session).total().sums().energyOutWh())
        .isCloseTo(10_000, within(1e-6));
  }

  @Test
  void whatWasGuessedIsCorrectedWhenThePriceBecomesKnown() {
    world.database.update("delete from price");
    fullNight();
    world.leave(session);
    look(Reason.DEPARTURE);
    assertThat(world.queries.ledger(session).entries())
        .noneMatch(entry -> entry.entry().rates().priceKnown());

    world.priceEveryHour();
    assertThat(world.reader.guessedPrices(ControlWorld.EVENING, world.clock.instant()))
        .containsExactly(entry(session, "depot"));
    world.depot.ended(session);
    look(Reason.PRICES);

    assertThat(world.queries.ledger(session).entries())
        .allMatch(entry -> entry.reason() == Recorded.Reason.PRICES && entry.revision() == 1);
    assertThat(world.reader.guessedPrices(ControlWorld.EVENING, world.clock.instant())).isEmpty();
  }

  @Test
  void theBooksKeepWhatAKwhCostAtTheTimeWhenTheTariffChangesLater() {
    Instant later = ControlWorld.EVENING.plus(Duration.ofHours(6));
    supply(ControlWorld.EVENING, "0.10");
    fullNight();
    world.depot.book();
    List<Recorded> before = world.queries.ledger(session).entries();

    supply(later, "0.30");
    world.leave(session);
    look(Reason.DEPARTURE);
    List<Recorded> after = world.queries.ledger(session).entries();

    assertThat(before).isNotEmpty();
    assertThat(after.stream().filter(e -> e.entry().start().isBefore(later)).toList())
        .isNotEmpty()
        .isEqualTo(before.stream().filter(e -> e.entry().start().isBefore(later)).toList());
    // 0.50 in the evening and 0.10 at night on the market.
    assertThat(rate(after, ControlWorld.EVENING)).isEqualTo(0.60);
    assertThat(rate(after, later)).isEqualTo(0.40);
    assertThat(world.queries.plan(world.reader.session(session).orElseThrow()).steps().getFirst())
        .matches(step -> step.importPrice().doubleValue() == 0.60);
  }

  private static double rate(List<Recorded> entries, Instant at) {
    return entries.stream()
        .filter(each -> each.entry().start().equals(at))
        .mapToDouble(each -> each.entry().rates().importPrice().doubleValue())
        .findFirst()
        .orElseThrow();
  }

  private void supply(Instant from, String adder) {
    world.database.update(
        "insert into supply_tariff values ('depot', ?, ?::jsonb, now())",
        from,
        """
        {"validFrom":"%s","area":"default",
         "adders":[{"from":"00:00","to":"00:00","perKwh":%s}]}
        """
            .formatted(from, adder));
  }

  private List<String> recorded() {
    return world.database.query(
        "select revision || ' ' || coalesce(reason, 'null') || ' ' || round(energy_out_wh) as entry"
            + " from ledger_entry where session_id = ? order by start_at, revision",
        row -> row.text("entry"),
        session);
  }

  @Test
  void theDatabaseRefusesToChangeBooks() {
    fullNight();
    world.leave(session);
    look(Reason.DEPARTURE);

    for (String table : List.of("ledger_entry", "baseline", "session_statement")) {
      assertThat(world.database.query("select 1 as one from " + table, row -> row.whole("one")))
          .isNotEmpty();
      for (String change :
          List.of("update %s set revision = 7", "delete from %s", "truncate %s cascade")) {
        assertThatThrownBy(() -> world.database.update(change.formatted(table)))
            .hasMessageContaining("only grows");
      }
    }
    assertThatThrownBy(() -> world.database.update("delete from charging_session"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatCameOfASessionIsSharedByTheContractThatHeldWhenItBegan() {
    contractOfVans();
    fullNight();
    world.leave(session);
    look(Reason.DEPARTURE);
    Ledger first = world.queries.ledger(session);
    Amounts amounts = first.settled().amounts();
    BigDecimal saving = first.total().saving().setScale(2, RoundingMode.HALF_UP);

    assertThat(
            amounts.driver().add(amounts.fleet()).add(amounts.siteHost()).add(amounts.operator()))
        .isEqualTo(saving);
    assertThat(amounts.driver().doubleValue()).isCloseTo(saving.doubleValue() / 2, within(0.01));
    assertThat(first.settled().revision()).isZero();

    world.depot.ended(session);
    look(Reason.DEPARTURE);
    assertThat(world.queries.ledger(session)).as("settled twice").isEqualTo(first);

    world.clock.pass(Duration.ofMinutes(1));
    world.sample(session, 0, 31_000, 8_000, 82);
    look(Reason.START);
    Ledger corrected = world.queries.ledger(session);
    assertThat(corrected.settled().revision()).isEqualTo(1);
    assertThat(corrected.settled().contractId()).isEqualTo(first.settled().contractId());
  }

  @Test
  void aSessionThatNobodySteeredSavesNothing() {
    world.station("cs-2", false);
    UUID free = world.arrive("cs-2");
    world.clock.pass(Duration.ofHours(1));
    world.sample(free, 0, 18_000, 0, 78);
    world.leave(free);
    look(Reason.DEPARTURE);

    Ledger ledger = world.queries.ledger(free);
    assertThat(ledger.baseline()).isNull();
    assertThat(ledger.total().saving()).isZero();
  }

  @Test
  void whatTheBatteryLostIsNotSaved() {
    world.station("cs-2", false);
    world.stations.connect("cs-2", OcppVersion.V2_1);
    UUID full = world.arrive("cs-2");
    world.database.update("update meter_sample set soc_percent = 90 where session_id = ?", full);
    world.database.update("update token set target_soc_percent = 50");
    look(Reason.ARRIVAL);
    world.clock.pass(Duration.ofHours(2));
    world.sample(full, 0, 0, 24_000, 47);
    world.leave(full);
    look(Reason.DEPARTURE);

    Ledger ledger = world.queries.ledger(full);
    assertThat(ledger.baseline().inputs().arrivalEnergyWh()).isEqualTo(54_000);
    assertThat(ledger.baseline().quarters()).isEmpty();
    // 24 kWh sold for 0.45 and worn by 0.05 are 27.75 kWh to be bought again for 0.50.
    assertThat(ledger.total().net()).isEqualByComparingTo("-9.6");
    assertThat(ledger.total().uncontrolled().doubleValue()).isCloseTo(-13.875, within(0.001));
    assertThat(ledger.total().saving()).isNegative();
  }

  @Test
  void aSessionWhoseStationRejectedEveryProfileSavesNothing() {
    world.stations.answer = FakeStations.REJECTED;
    world.station("cs-2", false);
    world.stations.connect("cs-2", OcppVersion.V2_1);
    UUID refused = world.arrive("cs-2");
    look(Reason.ARRIVAL);
    world.clock.pass(Duration.ofHours(6));
    world.sample(refused, 0, 18_000, 0, 78);
    world.leave(refused);
    look(Reason.DEPARTURE);

    assertThat(world.queries.ledger(refused).baseline()).isNotNull();
    assertThat(world.statements.latest(refused).orElseThrow().statement().baselineRevision())
        .isNull();
    assertThat(world.queries.ledger(refused).total().saving()).isZero();
  }

  @Test
  void aStatementOlderThanBaselinesKeepsWhatItWasComparedWithAndThatItHadNoContract() {
    world.station("cs-2", false);
    UUID old = world.arrive("cs-2");
    world.clock.pass(Duration.ofHours(1));
    world.sample(old, 0, 18_000, 0, 78);
    world.leave(old);
    world.database.update(
        """
        insert into session_statement
        values (?, 0, now(), 'depot', now(), 17000, 0, 0, 0, 0, 0, 8.5, 0, 0, 0, 12, null,
                null, null, null, null, 0, 0, 0, 0)
        """,
        old);
    contractOfVans();
    look(Reason.DEPARTURE);

    Revised settled = world.statements.latest(old).orElseThrow();
    assertThat(settled.revision()).isEqualTo(1);
    assertThat(settled.statement().totals().cost()).isEqualByComparingTo("9");
    assertThat(settled.statement().uncontrolled()).isEqualByComparingTo("12");
    assertThat(settled.statement().contractId()).isNull();
    assertThat(settled.statement().amounts()).isEqualTo(Amounts.NONE);
  }

  private void contractOfVans() {
    world.database.update(
        """
        insert into share_contract
        values (?, 'depot', 'Vans', 'SAVING', ?, null, 50, 20, 15, 15, now())
        """,
        UUID.randomUUID(),
        ControlWorld.EVENING);
  }

  @Test
  void aSessionThatLastedMonthsIsSearchedForItsSettlement() {
    world.database.update(
        "update charging_session set started_at = started_at - interval '60 days' where id = ?",
        session);
    world.leave(session);

    assertThat(world.reader.unsettledSessions("depot", world.clock.instant()))
        .extracting(SessionFacts::id)
        .containsExactly(session);
    assertThat(
            world.reader.unsettledSessions(
                "depot", world.clock.instant().plus(Duration.ofDays(31))))
        .isEmpty();
  }

  @Test
  void theSessionsPlanKeepsWhatWasPlannedForThePast() {
    world.clock.pass(Duration.ofMinutes(40));
    world.sample(session, 0, 0, 0, 50);
    look(Reason.QUARTER_HOUR);

    var plan = world.queries.plan(world.reader.session(session).orElseThrow());

    assertThat(plan.reason()).isEqualTo(Reason.QUARTER_HOUR.name());
    assertThat(plan.steps().getFirst().start()).isEqualTo(ControlWorld.EVENING);
    assertThat(plan.steps().getFirst().importPrice()).isEqualByComparingTo("0.5");
    for (int i = 1; i < plan.steps().size(); i++) {
      assertThat(plan.steps().get(i).start()).isEqualTo(plan.steps().get(i - 1).end());
    }
  }

  private void fullNight() {
    world.clock.pass(Duration.ofHours(2));
    world.sample(session, 0, 0, 8_000, 36);
    world.clock.pass(Duration.ofHours(4));
    world.sample(session, 0, 0, 8_000, 36);
    world.clock.pass(Duration.ofHours(6));
    world.sample(session, 0, 30_000, 8_000, 82);
  }
}
