package org.voltide.csms.energy.study.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.plan.PluggedCarBuilder;

/** What a planner could have done wrong is found by the replay. */
class ReplayTest {

  private static final Stay STAY = Scenes.stays(Scenes.session("a", 0, 1, 4)).getFirst();

  private static Outturn replay(double connectionKw, double... powerW) {
    Period period = Period.of(0, 4, List.of(STAY));
    Trajectory trajectory = new Trajectory(List.of(STAY), new double[][] {powerW}, 0, 0);
    return Replay.of(trajectory, period, Scenes.site(connectionKw, 0.2, 0.2), true);
  }

  @Test
  void whatWasPromisedAndNothingBroken() {
    Outturn outturn = replay(4, 4_000, 4_000, 4_000, 4_000);
    assertThat(outturn.faults()).isEmpty();
    assertThat(outturn.late()).isEmpty();
    assertThat(outturn.cost()).isCloseTo(0.8, within(1e-9));
    assertThat(outturn.inKwh()).isCloseTo(4, within(1e-9));
  }

  @Test
  void tooLittle() {
    Outturn outturn = replay(4, 4_000, 4_000, 4_000, 0);
    assertThat(outturn.late()).containsExactly("a");
    assertThat(outturn.shortKwh()).isCloseTo(1, within(1e-9));
  }

  @Test
  void morePowerThanTheCarTakes() {
    assertThat(replay(9, 5_000, 4_000, 4_000, 3_000).faults())
        .containsExactly("a exceeds its power");
  }

  @Test
  void beyondTheWindow() {
    Stay full = Scenes.stays(Scenes.session("a", 0, 1, 1)).getFirst();
    Period period = Period.of(0, 4, List.of(full));
    double[][] powers = {{4_000, 4_000, 0, 0}};
    assertThat(
            Replay.of(
                    new Trajectory(List.of(full), powers, 0, 0),
                    period,
                    Scenes.site(9, 0.2, 0.2),
                    true)
                .faults())
        .containsExactly("a is overcharged");
    Stay high = new Stay("x", PluggedCarBuilder.builder(full.car()).minEnergyWh(6_900).build());
    double[][] drains = {{-4_000, 4_000, 4_000, 0}};
    assertThat(
            Replay.of(
                    new Trajectory(List.of(high), drains, 0, 0),
                    Period.of(0, 4, List.of(high)),
                    Scenes.site(9, 0.2, 0.2),
                    true)
                .faults())
        .containsExactly("a is discharged below its window");
  }

  @Test
  void moreThanTheConnectionCarries() {
    assertThat(replay(3, 4_000, 4_000, 4_000, 4_000).faults())
        .containsExactly("the connection is overloaded by import");
    assertThat(replay(3, -4_000, 4_000, 4_000, 4_000).faults())
        .contains("the connection is overloaded by export");
  }

  @Test
  void wearIsCountedPerKwhGiven() {
    Stay wearing = new Stay("x", PluggedCarBuilder.builder(STAY.car()).wearPerKwhOut(0.5).build());
    double[] powers = new double[4];
    Arrays.fill(powers, -2_000);
    Outturn outturn =
        Replay.of(
            new Trajectory(List.of(wearing), new double[][] {powers}, 0, 0),
            Period.of(0, 4, List.of(wearing)),
            Scenes.site(9, 0.2, 0.2),
            true);
    assertThat(outturn.wearCost()).isCloseTo(1, within(1e-9));
    assertThat(outturn.energyCost()).isCloseTo(-0.4, within(1e-9));
  }
}
