package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.SharedLimit;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.TimeGrid;

/** Who is told before whom. */
class WavesTest {

  private static final TimeGrid GRID =
      TimeGrid.from(
          Instant.parse("2026-03-01T18:05:00Z"), Duration.ofMinutes(15), Duration.ofHours(1));

  private final List<UUID> cars = IntStream.range(0, 4).mapToObj(n -> UUID.randomUUID()).toList();

  /** One group that may draw and feed in so much, without other loads. */
  static SiteSnapshot site(double limitW, List<String> cars) {
    double[] zero = new double[GRID.steps()];
    List<PluggedCar> plugged = cars.stream().map(id -> car(id, 0, Phases.THREE)).toList();
    return new SiteSnapshot(GRID, limitW, limitW, zero, zero, zero, plugged);
  }

  private static PluggedCar car(String id, int group, Phases phases) {
    return PluggedCarBuilder.builder()
        .id(id)
        .group(group)
        .phases(phases)
        .departureStep(GRID.steps())
        .capacityWh(60_000)
        .maxEnergyWh(60_000)
        .maxChargeW(22_000)
        .maxDischargeW(22_000)
        .chargeEfficiency(0.9)
        .dischargeEfficiency(0.9)
        .build();
  }

  /** From one power to another, which stays. */
  static Change change(double beforeW, double afterW) {
    return new Change(
        List.of(Span.of(beforeW), Span.of(beforeW)), List.of(Span.of(afterW), Span.of(afterW)));
  }

  private Waves waves(double limitW, Change... changes) {
    List<String> ids = cars.stream().map(UUID::toString).toList();
    return waves(site(limitW, ids), changes);
  }

  private Waves waves(SiteSnapshot site, Change... changes) {
    Waves waves = new Waves(site, site.grid().start());
    for (int i = 0; i < changes.length; i++) {
      waves.tell(cars.get(i), changes[i]);
    }
    return waves;
  }

  @Test
  void allAreToldAtOnceWhereThereIsRoomForAll() {
    Waves waves = waves(50_000, change(0, 10_000), change(10_000, 0), change(-5_000, 5_000));
    assertThat(waves.next()).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(waves.next()).isEmpty();
  }

  @Test
  void whoDrawsLessMakesRoomForWhoDrawsMore() {
    Waves waves = waves(20_000, change(0, 10_000), change(20_000, 10_000));
    assertThat(waves.next()).containsExactly(1);
    assertThat(waves.next()).as("not before the answer").isEmpty();
    waves.follows(1);
    assertThat(waves.next()).containsExactly(0);
  }

  @Test
  void whoFeedsInLessMakesRoomForWhoFeedsInMore() {
    Waves waves = waves(20_000, change(0, -10_000), change(-20_000, -10_000));
    assertThat(waves.next()).containsExactly(1);
    waves.follows(1);
    assertThat(waves.next()).containsExactly(0);
  }

  @Test
  void fromFullDrawToFullFeedInAndBackNoLimitIsExceededInBetween() {
    Waves waves =
        waves(10_000, change(10_000, -10_000), change(0, 10_000), change(-10_000, 10_000));
    assertThat(waves.next()).containsExactly(1);
    waves.follows(1);
    assertThat(waves.next()).containsExactly(0);
    waves.follows(0);
    assertThat(waves.next()).containsExactly(2);
  }

  @Test
  void withoutTheRoomThatOneRefusesToMakeOnlyThoseAreToldWhoFit() {
    Waves waves = waves(20_000, change(14_000, 1_000), change(0, 12_000), change(5_000, 7_000));
    assertThat(waves.next()).containsExactly(0);
    waves.refuses(0);
    assertThat(waves.next()).isEmpty();
  }

  @Test
  void aWattTooManyHoldsUpNobodyWhereNobodyRefuses() {
    Waves waves = waves(20_000, change(10_000, 9_000), change(0, 5_000));
    waves.goesOn(cars.get(2), List.of(Span.of(7_000), Span.of(7_000)));
    assertThat(waves.next()).containsExactly(0);
    waves.follows(0);
    assertThat(waves.next()).containsExactly(1);
  }

  @Test
  void whatIsOfferedToChooseFromCountsAtItsWorst() {
    Change choice =
        new Change(
            List.of(Span.of(5_000), Span.of(5_000)),
            List.of(new Span(0, 11_000), new Span(0, 11_000)));
    Waves waves = waves(16_000, choice, change(11_000, 5_000));
    assertThat(waves.next()).containsExactly(1);
    waves.follows(1);
    assertThat(waves.next()).containsExactly(0);
  }

  @Test
  void programmesThatChangeWithinTheMinuteAreNoReasonToWait() {
    List<Span> rising = List.of(Span.of(0), Span.of(10_000));
    List<Span> falling = List.of(Span.of(10_000), Span.of(0));
    Waves waves = waves(12_000, change(1_000, 2_000));
    waves.goesOn(cars.get(1), rising);
    waves.goesOn(cars.get(2), falling);
    assertThat(waves.next()).containsExactly(0);
  }

  @Test
  void feedersTheirPhasesAndLimitsOfOthersCountAsWell() {
    double[] flat = new double[GRID.steps()];
    PowerLimit wide = PowerLimit.flat(GRID.steps(), 100_000, 100_000);
    PowerLimit phase = PowerLimit.flat(GRID.steps(), 7_000, 7_000);
    double[][] base = {flat, flat, flat};
    SharedLimit others =
        new SharedLimit(Set.of(2, 3), PowerLimit.flat(GRID.steps(), 10_000, 0).importW());
    SiteSnapshot site =
        new SiteSnapshot(
            GRID,
            List.of(
                Group.balanced("site", Group.NO_PARENT, flat, wide),
                new Group("feeder", 0, base, wide, List.of(phase, phase, phase))),
            flat,
            flat,
            List.of(
                car(cars.get(0).toString(), 1, Phases.L1),
                car(cars.get(1).toString(), 1, Phases.L1),
                car(cars.get(2).toString(), 0, Phases.THREE),
                car(cars.get(3).toString(), 0, Phases.THREE)),
            List.of(others));
    Waves waves =
        waves(site, change(0, 7_000), change(7_000, 0), change(10_000, 0), change(0, 10_000));
    assertThat(waves.next()).containsExactlyInAnyOrder(1, 2);
    waves.follows(1);
    assertThat(waves.next()).containsExactly(0);
    waves.follows(2);
    assertThat(waves.next()).containsExactly(3);
  }
}
