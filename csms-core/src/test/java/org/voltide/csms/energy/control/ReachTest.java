package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.control.CarState.Continues;
import org.voltide.csms.energy.control.CarState.Steered;
import org.voltide.csms.energy.control.CarState.Unsteered;
import org.voltide.csms.energy.control.DeliveryStore.Period;
import org.voltide.csms.energy.estimate.Habits;
import org.voltide.csms.energy.estimate.Progress;
import org.voltide.csms.energy.fallback.Fallback;
import org.voltide.csms.energy.need.Arrival;
import org.voltide.csms.energy.profile.StationAbilities;
import org.voltide.csms.energy.profile.StationAbilitiesBuilder;

class ReachTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final StationAbilities STATION = StationAbilities.inWatts(true, false);
  private static final Optional<Fallback> FALLBACK = Optional.of(new Fallback(4_000, true));

  private static final Optional<Programme> TOLD =
      Optional.of(
          new Programme(
              Optional.empty(), List.of(new Period(NOON, 5_000)), NOON.plus(Duration.ofHours(8))));

  @Test
  void aConnectedStationIsSteered() {
    assertThat(connected(ControlState.FOLLOWING, 0, 5_000))
        .isEqualTo(new Steered(STATION, FALLBACK));
  }

  @Test
  void oneThatRefusedIsLeftAloneForAWhile() {
    assertThat(connected(ControlState.REJECTED, 5, 0)).isInstanceOf(Unsteered.class);
    assertThat(connected(ControlState.REJECTED, 11, 0)).isInstanceOf(Steered.class);
  }

  @Test
  void oneThatIgnoredIsTrustedAgainWhenItIsSeenToHeed() {
    assertThat(connected(ControlState.IGNORED, 20, 5_000)).isInstanceOf(Unsteered.class);
    assertThat(connected(ControlState.IGNORED, 40, 11_000)).isInstanceOf(Unsteered.class);
    assertThat(connected(ControlState.IGNORED, 40, 5_000)).isInstanceOf(Steered.class);
  }

  @Test
  void aLostStationGoesOnAsToldAndAfterAnHourMayTakeToItsFallback() {
    assertThat(lost(TOLD, FALLBACK, ControlState.FOLLOWING))
        .isEqualTo(
            new Continues(TOLD.orElseThrow().from(NOON), 4_000, NOON.plus(Duration.ofHours(1))));
  }

  @Test
  void aLostStationThatWasToldNothingDrawsItsFallbackIfItHasOne() {
    assertThat(lost(Optional.empty(), FALLBACK, ControlState.UNCONTROLLED))
        .isEqualTo(new Unsteered(4_000));
    Optional<Fallback> pending = Optional.of(new Fallback(4_000, false));
    assertThat(lost(Optional.empty(), pending, ControlState.UNCONTROLLED))
        .isEqualTo(new Unsteered());
    assertThat(lost(TOLD, FALLBACK, ControlState.IGNORED)).isEqualTo(new Unsteered());
  }

  @Test
  void aPlanIsGivenUpForAFallbackThatIsHeldNotForNothing() {
    StationAbilities counting =
        StationAbilitiesBuilder.builder(STATION).mostOffline(Optional.of(Fallback.GIVE_UP)).build();
    Optional<Fallback> pending = Optional.of(new Fallback(4_000, false));
    SessionFacts session = session(ControlState.FOLLOWING, 0);

    assertThat(new Reach(Optional.of(counting), TOLD, FALLBACK).of(session, NOON))
        .isEqualTo(new Steered(counting, FALLBACK));
    assertThat(new Reach(Optional.of(counting), TOLD, pending).of(session, NOON))
        .isEqualTo(new Steered(STATION, pending));
    assertThat(new Reach(Optional.of(counting), TOLD, Optional.empty()).of(session, NOON))
        .isEqualTo(new Steered(STATION, Optional.empty()));
  }

  private static CarState.Steering connected(ControlState state, int minutes, double powerW) {
    return new Reach(Optional.of(STATION), TOLD, FALLBACK)
        .of(session(state, powerW), NOON.plus(Duration.ofMinutes(minutes)));
  }

  private static CarState.Steering lost(
      Optional<Programme> told, Optional<Fallback> fallback, ControlState state) {
    return new Reach(Optional.empty(), told, fallback).of(session(state, 0), NOON);
  }

  private static SessionFacts session(ControlState state, double powerW) {
    return new SessionFacts(
        UUID.randomUUID(),
        "depot",
        "station",
        1,
        "tx",
        "car",
        NOON,
        Optional.empty(),
        NOON,
        0,
        0,
        powerW,
        OptionalDouble.empty(),
        Optional.of(NOON),
        true,
        false,
        false,
        false,
        false,
        new Arrival(
            NOON,
            ZoneOffset.UTC,
            OptionalDouble.empty(),
            new Arrival.Outlet(false, 3, 11_000, 0),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            Habits.NONE,
            Progress.NONE),
        SessionFacts.Negotiation.NONE,
        new SessionFacts.Control(state, Optional.of(NOON)),
        Optional.empty());
  }
}
