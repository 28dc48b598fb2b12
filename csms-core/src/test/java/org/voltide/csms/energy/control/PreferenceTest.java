package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.need.Arrival.DriverWish;
import org.voltide.ocpp.message.OcppVersion;

/** A van of 60 kWh, half full at 30 kW, whose driver prefers something. */
class PreferenceTest {
  private final ControlWorld world = new ControlWorld();
  private UUID session = new UUID(0, 0);

  @BeforeEach
  void aVan() {
    world.station("cs-1", false);
    world.stations.connect("cs-1", OcppVersion.V2_1);
    session = world.arrive("cs-1");
  }

  private Optional<DriverWish> wish(double kWh, Duration stay) {
    Instant leaves = world.clock.instant().plus(stay);
    return wish(new Preference(false, Optional.of(leaves), OptionalDouble.of(1_000 * kWh), false));
  }

  private Optional<DriverWish> wish(Preference preference) {
    return preference.over(world.reader.session(session).orElseThrow(), world.clock.instant());
  }

  private SitePlanView.Car planned() {
    return world.depot.look(EnumSet.of(Reason.PROMISE)).orElseThrow().cars().getFirst();
  }

  @Test
  void whatIsPreferredIsPlannedAndNothingIsGivenUnasked() {
    assertThat(planned().powerW()).as("the market is worth it").anyMatch(power -> power < 0);
    world.needs.wish(session, wish(20, Duration.ofHours(10)).orElseThrow(), world.clock.instant());
    SitePlanView.Car car = planned();
    assertThat(car.powerW()).allMatch(power -> power >= 0);
    assertThat(car.shortfallWh()).isLessThan(100);
    double bought = car.powerW().stream().mapToDouble(power -> power / 4).sum();
    assertThat(bought).isCloseTo(20_000, within(1_000.0));

    Preference giving = new Preference(false, Optional.empty(), OptionalDouble.of(20_000), true);
    world.needs.wish(session, wish(giving).orElseThrow(), world.clock.instant());
    assertThat(planned().powerW()).anyMatch(power -> power < 0);
  }

  @Test
  void whatNoPlanCanBringIsNotPossible() {
    assertThat(wish(20, Duration.ofHours(2))).isPresent();
    assertThat(wish(20, Duration.ofMinutes(20))).as("too soon").isEmpty();
    assertThat(wish(40, Duration.ofHours(10))).as("more than fits").isEmpty();
    assertThat(wish(1, Duration.ofMinutes(-1))).as("gone").isEmpty();
    assertThat(wish(1, Duration.ofDays(15))).as("too far").isEmpty();
  }

  @Test
  void aTargetAndAFloorHoldWhereNothingIsSaidOfEnergy() {
    DriverWish before =
        new DriverWish(OptionalDouble.of(70), Optional.empty(), true, OptionalDouble.of(40));
    world.needs.wish(session, before, world.clock.instant());
    Preference leaves =
        new Preference(
            false,
            Optional.of(world.clock.instant().plus(Duration.ofHours(5))),
            OptionalDouble.empty(),
            false);
    DriverWish wish = wish(leaves).orElseThrow();
    assertThat(wish.targetSocPercent()).hasValue(70);
    assertThat(wish.floorSocPercent()).hasValue(40);
    assertThat(wish.chargeNow()).isFalse();
    assertThat(wish(5, Duration.ofHours(5)).orElseThrow().targetSocPercent()).isEmpty();
  }
}
