package org.voltide.csms.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.voltide.csms.transactions.Events.NOON;
import static org.voltide.csms.transactions.Events.ended;
import static org.voltide.csms.transactions.Events.minute;
import static org.voltide.csms.transactions.Events.started;
import static org.voltide.csms.transactions.Events.updated;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.voltide.csms.authorization.Known;
import org.voltide.csms.authorization.RegisteredToken;
import org.voltide.csms.authorization.TestVerdicts;
import org.voltide.csms.metering.MeterValues;
import org.voltide.csms.metering.Reading;
import org.voltide.csms.tariffs.TariffBook;
import org.voltide.csms.transactions.SessionChanged.Kind;
import org.voltide.ocpp.message.transactions.CostDetails;
import org.voltide.ocpp.message.transactions.TariffCost;
import org.voltide.ocpp.message.transactions.TotalCost;
import org.voltide.ocpp.message.transactions.TotalPrice;
import org.voltide.ocpp.message.transactions.TotalUsage;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventRequestBuilder;
import org.voltide.ocpp.message.transactions.TransactionEventType;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;
import org.voltide.ocpp.message.type.IdTokenInfoBuilder;
import org.voltide.ocpp.message.type.Measurand;

class SessionTransitionTest {
  private static final Instant RECEIVED = NOON.plusSeconds(3_600);
  private static final RegisteredToken REGISTERED =
      TestVerdicts.token(UUID.randomUUID(), UUID.randomUUID());
  private static final IdTokenInfo VERDICT =
      IdTokenInfoBuilder.builder().status(AuthorizationStatus.Accepted).build();

  @Test
  void aTransactionStartsRunsAndEnds() {
    Step start = step(Optional.empty(), started("T"));
    assertThat(start.change()).contains(Kind.STARTED);
    assertThat(start.answer().idTokenInfo().status()).isEqualTo(AuthorizationStatus.Accepted);

    Step run = step(Optional.of(start.session()), updated("T", 1));
    assertThat(run.change()).contains(Kind.UPDATED);
    assertThat(run.answer().idTokenInfo()).isNull();
    assertThat(run.session().flow().powerW()).isEqualTo(6_000);
    assertThat(run.session().chargingState().value()).isEqualTo("Charging");

    Step end = step(Optional.of(run.session()), ended("T", 2));
    assertThat(end.change()).contains(Kind.ENDED);
    Session session = end.session();
    assertThat(session.evseId()).isEqualTo(1);
    assertThat(session.startedAt()).isEqualTo(NOON);
    assertThat(session.ending())
        .isEqualTo(new Session.Ending(2, minute(2), "EVDisconnected", null));
    assertThat(session.bearer().tokenId()).isEqualTo(REGISTERED.id());
    assertThat(session.flow().imported().energyWh()).isEqualTo(100);
    assertThat(session.flow().exported().energyWh()).isZero();
    assertThat(session.flow().powerW()).isZero();
    assertThat(session.flow().socPercent()).isEqualTo(42);
    assertThat(session.seqNos().completeUpTo(2)).isTrue();
  }

  @RepeatedTest(100)
  void theOrderOfArrivalAndRepetitionsDoNotMatter(RepetitionInfo repetition) {
    List<TransactionEventRequest> events = new ArrayList<>(List.of(started("T"), ended("T", 9)));
    for (int i = 1; i < 9; i++) {
      events.add(updated("T", i));
    }
    events.add(
        TransactionEventRequestBuilder.builder(
                Events.of("T", TransactionEventType.Updated, 10).build())
            .idToken(new IdToken("stopper", "Central", null, null))
            .build());
    Optional<Session> inOrder = all(events);

    Random random = new Random(repetition.getCurrentRepetition());
    List<TransactionEventRequest> shuffled = new ArrayList<>(events);
    shuffled.addAll(events.subList(0, 5));
    Collections.shuffle(shuffled, random);

    assertThat(all(shuffled)).isEqualTo(inOrder);
  }

  /** What stations tell counts, as long as it stays believable beside the machine's clock. */
  @Test
  void aClockThatJumpsChangesNoSession() {
    Instant dayAhead = RECEIVED.plus(Duration.ofDays(1));
    Instant hourBehind = RECEIVED.minus(Duration.ofHours(1));

    Session start = step(Optional.empty(), started("T")).session();
    Session ahead = step(Optional.of(start), updated("T", 1), dayAhead).session();
    Session behind = step(Optional.of(ahead), updated("T", 2), hourBehind).session();
    Session end = step(Optional.of(behind), ended("T", 3), hourBehind).session();

    assertThat(Optional.of(end))
        .isEqualTo(all(List.of(started("T"), updated("T", 1), updated("T", 2), ended("T", 3))));
    assertThat(end.flow().imported().energyWh()).isEqualTo(200);
    assertThat(end.ending().at()).isEqualTo(minute(3));
  }

  @Test
  void aRepeatedEventIsAnsweredAndChangesNothing() {
    Session session = step(Optional.empty(), started("T")).session();

    Step again = step(Optional.of(session), started("T"));

    assertThat(again.session()).isEqualTo(session);
    assertThat(again.change()).isEmpty();
    assertThat(again.readings()).isEmpty();
    assertThat(again.answer().idTokenInfo().status()).isEqualTo(AuthorizationStatus.Accepted);
  }

  @Test
  void anEventBeforeItsStartCreatesTheSession() {
    Step update = step(Optional.empty(), updated("T", 4));
    assertThat(update.change()).contains(Kind.STARTED);
    assertThat(update.session().evseId()).isNull();

    Session session = step(Optional.of(update.session()), started("T")).session();
    assertThat(session.startedAt()).isEqualTo(NOON);
    assertThat(session.evseId()).isEqualTo(1);
    assertThat(session.chargingState().value()).isEqualTo("Charging");
    assertThat(session.seqNos().toMultirange()).isEqualTo("{[0,1),[4,5)}");
  }

  @Test
  void aLateEventFillsSamplesOfAnEndedSessionAndLeavesItEnded() {
    Session session = all(List.of(started("T"), updated("T", 1), ended("T", 5))).orElseThrow();

    Step late = step(Optional.of(session), updated("T", 3));

    assertThat(late.change()).contains(Kind.ENDED);
    assertThat(late.readings()).hasSize(1);
    assertThat(late.session().ending()).isEqualTo(session.ending());
    assertThat(late.session().flow()).isEqualTo(session.flow());
  }

  @Test
  void aRegisterThatRunsBackwardsTakesNothingAway() {
    Flow flow =
        Flow.NONE
            .with(reading(minute(0), 1_000))
            .with(reading(minute(1), 3_000))
            .with(reading(minute(2), 200));

    assertThat(flow.imported().energyWh()).isEqualTo(2_000);
    assertThat(flow.with(reading(minute(3), 4_500)).imported().energyWh()).isEqualTo(3_500);
  }

  @Test
  void aStationThatComputesTheCostIsBelieved() {
    var cost =
        new TotalCost(
            "EUR",
            TariffCost.NormalCost,
            new TotalPrice(null, new BigDecimal("12.34"), null),
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    Step end =
        step(
            Optional.empty(),
            TransactionEventRequestBuilder.builder(ended("T", 1))
                .costDetails(
                    new CostDetails(
                        cost, new TotalUsage(10, 60, 0, null, null), null, null, null, null))
                .build());

    assertThat(end.session().totalCost()).isEqualTo(new BigDecimal("12.34"));
    assertThat(end.answer().totalCost()).isNull();
  }

  @Test
  void anAbsurdTimestampBecomesTheTimeOfArrival() {
    TransactionEventRequest wrongClock =
        TransactionEventRequestBuilder.builder(started("T"))
            .timestamp(Instant.EPOCH)
            .meterValue(
                List.of(
                    MeterValues.at(
                        Instant.parse("9999-12-31T23:59:59Z"),
                        MeterValues.value(Measurand.SoC, 50))))
            .build();

    Step step = step(Optional.empty(), wrongClock);

    assertThat(step.session().startedAt()).isEqualTo(RECEIVED);
    assertThat(step.readings()).extracting(Reading::at).containsExactly(RECEIVED);
  }

  @Test
  void anUnknownTokenIsToldToBeUnknownAndTheSessionKept() {
    IdTokenInfo unknown = IdTokenInfoBuilder.builder().status(AuthorizationStatus.Unknown).build();
    Arrival arrival =
        new Arrival(
            "CS1", "depot", RECEIVED, started("T"), Optional.empty(), unknown, TariffBook.EMPTY);

    Step step = SessionTransition.apply(Optional.empty(), arrival);

    assertThat(step.answer().idTokenInfo().status()).isEqualTo(AuthorizationStatus.Unknown);
    assertThat(step.session().bearer().tokenId()).isNull();
    assertThat(step.session().bearer().idToken()).isEqualTo("04A2B3C4");
  }

  @Test
  void replayingMakesTheSameSession() {
    assertThat(step(Optional.empty(), started("T")).session())
        .isEqualTo(step(Optional.empty(), started("T")).session());
    assertThat(step(Optional.empty(), started("U")).session().id())
        .isNotEqualTo(step(Optional.empty(), started("T")).session().id());
  }

  @Test
  void importAndExportAreKeptApart() {
    Flow flow =
        Flow.NONE.with(
            Reading.of(
                List.of(
                    MeterValues.car(minute(0), 6_000, 1_000, 500, 50),
                    MeterValues.car(minute(1), -6_000, 1_100, 500, 50),
                    MeterValues.car(minute(2), -6_000, 1_100, 612.5, 49)),
                RECEIVED));

    assertThat(flow.imported().energyWh()).isEqualTo(100, within(1e-9));
    assertThat(flow.exported().energyWh()).isEqualTo(112.5, within(1e-9));
    assertThat(flow.powerW()).isEqualTo(-6_000);
  }

  private static Reading reading(Instant at, double importWh) {
    return new Reading(at, null, importWh, null, null);
  }

  private static Optional<Session> all(List<TransactionEventRequest> events) {
    Optional<Session> session = Optional.empty();
    for (TransactionEventRequest event : events) {
      session = Optional.of(step(session, event).session());
    }
    return session;
  }

  private static Step step(Optional<Session> before, TransactionEventRequest event) {
    return step(before, event, RECEIVED);
  }

  private static Step step(
      Optional<Session> before, TransactionEventRequest event, Instant receivedAt) {
    Optional<Known> token =
        Optional.ofNullable(event.idToken()).filter(Events.CARD::equals).map(_ -> REGISTERED);
    return SessionTransition.apply(
        before,
        new Arrival(
            "CS1",
            "depot",
            receivedAt,
            event,
            token,
            event.idToken() == null ? null : VERDICT,
            TariffBook.EMPTY));
  }
}
