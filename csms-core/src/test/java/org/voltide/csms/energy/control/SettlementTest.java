package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.control.SessionEnergyQueries.Ledger;
import org.voltide.ocpp.message.OcppVersion;

class SettlementTest {

  private final ControlWorld world = new ControlWorld();
  private UUID session;

  @BeforeEach
  void aSteeredCar() {
    world.station("cs-1", false);
    world.stations.connect("cs-1", OcppVersion.V2_1);
    session = world.arrive("cs-1");
    world.depot.look(EnumSet.of(Reason.ARRIVAL));
  }

  @Test
  void theLedgerOfASessionGrowsEachQuarterHour() {
    world.clock.pass(Duration.ofMinutes(30));
    world.sample(session, -20_000, 0, 10_000, 32);
    world.depot.book();

    Ledger ledger = world.queries.ledger(session);
    assertThat(ledger.entries()).hasSize(2);
    assertThat(ledger.total().energyOutWh()).isCloseTo(10_000, within(1e-6));
    assertThat(ledger.total().revenue()).isEqualByComparingTo("4.5");
    assertThat(ledger.total().wear()).isEqualByComparingTo("0.5");
    assertThat(ledger.total().net()).isEqualByComparingTo("-4");
    assertThat(ledger.total().uncontrolled()).isNull();
  }

  @Test
  void aSessionThatEndedIsSettledAndItsPromiseJudged() {
    fullNight();
    world.leave(session);
    world.depot.look(EnumSet.of(Reason.DEPARTURE));

    Ledger ledger = world.queries.ledger(session);
    assertThat(ledger.promiseKept()).isTrue();
    assertThat(ledger.total().energyInWh()).isCloseTo(30_000, within(1e-6));
    // (30 kWh in, 8 kWh out) gained 19.3 kWh; at once that is 20.75 kWh in the dear evening.
    assertThat(ledger.total().uncontrolled().doubleValue()).isCloseTo(10.375, within(0.01));
    assertThat(ledger.total().saving()).isPositive();
    assertThat(ledger.total().net())
        .isEqualByComparingTo(
            ledger.total().cost().subtract(ledger.total().revenue()).add(ledger.total().wear()));
  }

  @Test
  void whatArrivesLateIsSettledAgainThoughNobodyAnnouncedIt() {
    fullNight();
    world.leave(session);
    world.depot.look(EnumSet.of(Reason.DEPARTURE));
    Ledger first = world.queries.ledger(session);
    assertThat(world.reader.busySites(world.clock.instant())).isEmpty();
    world.clock.pass(Duration.ofMinutes(1));
    world.sample(session, 0, 31_000, 8_000, 82);

    assertThat(world.queries.ledger(session)).isEqualTo(first);
    assertThat(world.reader.busySites(world.clock.instant())).containsExactly("depot");
    world.depot.look(EnumSet.of(Reason.START));

    assertThat(world.queries.ledger(session).total().energyInWh()).isCloseTo(31_000, within(1e-6));
    assertThat(world.reader.busySites(world.clock.instant())).isEmpty();
  }

  @Test
  void aCarThatLeavesOnTimeWithTooLittleBreaksThePromise() {
    world.clock.pass(Duration.ofHours(12));
    world.sample(session, 0, 5_000, 0, 57);
    world.leave(session);
    world.depot.look(EnumSet.of(Reason.DEPARTURE));

    assertThat(world.queries.ledger(session).promiseKept()).isFalse();
  }

  @Test
  void aDriverWhoLeavesEarlyGivesUpThePromise() {
    world.clock.pass(Duration.ofHours(2));
    world.sample(session, 0, 0, 5_000, 41);
    world.leave(session);
    world.depot.look(EnumSet.of(Reason.DEPARTURE));

    assertThat(world.queries.ledger(session).promiseKept()).isNull();
  }

  @Test
  void theSessionsPlanKeepsWhatWasPlannedForThePast() {
    world.clock.pass(Duration.ofMinutes(40));
    world.sample(session, 0, 0, 0, 50);
    world.depot.look(EnumSet.of(Reason.QUARTER_HOUR));

    var plan = world.queries.plan(world.reader.session(session).orElseThrow());

    assertThat(plan.reason()).isEqualTo(Reason.QUARTER_HOUR.text());
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
