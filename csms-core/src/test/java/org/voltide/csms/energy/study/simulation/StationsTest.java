package org.voltide.csms.energy.study.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.study.simulation.Strategy.Current;
import org.voltide.csms.energy.study.simulation.Strategy.Knowledge;

/** Stations that set whole amperes from six on, and how many find one. */
class StationsTest {

  private static final double AMPERE_W = 690;

  @Test
  void onlyWholeAmperesFromSixAndEveryPromiseKept() {
    Assumptions cars = new Assumptions(60, 11.04, 0.3, 0.8, 0.93, 0.93, 0.01);
    List<Stay> stays =
        Stays.of(
                List.of(
                    Scenes.session("a", 0, 8, 21.3),
                    Scenes.session("b", 0.5, 6, 9.7),
                    Scenes.session("c", 2, 3, 11.04),
                    Scenes.session("d", 2, 7.25, 0.4)),
                cars,
                Scenes.QUARTERS)
            .stays();
    Period period = Period.of(0, 32, stays);
    Site site = Scenes.site(16, 0.30, 0.10, 0.40, 0.20, 0.05, 0.25, 0.15, 0.30);
    Strategy strategy = new Strategy("", true, Knowledge.PRESENT, Current.WHOLE_AMPERES);
    Trajectory trajectory =
        RollingHorizon.run(period, site, strategy, Scenes.checked(), new Arrivals(stays, site));
    Outturn outturn = Replay.of(trajectory, period, site, true);
    assertThat(outturn.faults()).isEmpty();
    assertThat(outturn.late()).isEmpty();
    for (int i = 0; i < stays.size(); i++) {
      double energy = stays.get(i).car().energyWh();
      for (double watts : trajectory.powerW()[i]) {
        energy += stays.get(i).car().storedWh(watts, Quarters.HOURS);
        boolean full = energy > stays.get(i).car().ceilingWh() - 1;
        boolean empty = energy < stays.get(i).car().minEnergyWh() + 1;
        double amperes = Math.abs(watts) / AMPERE_W;
        boolean whole = Math.abs(amperes - Math.rint(amperes)) < 1e-6;
        assertThat(full || empty || (whole && (amperes == 0 || amperes > 5.99)))
            .as("%s W for %s", watts, stays.get(i).car().id())
            .isTrue();
      }
    }
  }

  @Test
  void whoFindsNoStationDrivesOn() {
    List<Stay> stays =
        Scenes.stays(
            Scenes.session("a", 0, 2, 1),
            Scenes.session("b", 1, 3, 1),
            Scenes.session("c", 2, 4, 1));
    assertThat(Stays.mostAtOnce(stays)).isEqualTo(2);
    assertThat(Stays.served(stays, 1))
        .extracting(stay -> stay.car().id())
        .containsExactly("a", "c");
    assertThat(Stays.served(stays, 2)).hasSize(3);
  }

  @Test
  void onlyWholeQuarterHoursCount() {
    Stays stays =
        Stays.of(
            List.of(Scenes.session("a", 0.1, 0.4, 0.2), Scenes.session("b", 0.1, 0.6, 2)),
            Scenes.LOSSLESS,
            Scenes.QUARTERS);
    assertThat(stays.tooShort()).isEqualTo(1);
    assertThat(stays.cut()).isEqualTo(1);
    assertThat(stays.cutKwh()).isEqualTo(1);
    Stay stay = stays.stays().getFirst();
    assertThat(stay.from()).isEqualTo(1);
    assertThat(stay.until()).isEqualTo(2);
    assertThat(stay.car().targetWh() - stay.car().energyWh()).isEqualTo(1_000);
  }

  @Test
  void flexibilityIsWhatCouldChangeForAnHour() {
    List<Stay> stays = Scenes.stays(Scenes.session("a", 0, 3, 4));
    Trajectory trajectory = new Trajectory(stays, new double[1][12], 0, 0);
    Flexibility flexibility = Flexibility.of(trajectory, Period.of(0, 4, stays));
    // 4 kWh in a car that needs 4 more in three hours: it can give 4 kW for the first hour, and
    // take 4.
    assertThat(flexibility.upKw()[3]).isEqualTo(4);
    assertThat(flexibility.downKw()[0]).isEqualTo(4);
    assertThat(flexibility.upIn(0.05)).isLessThanOrEqualTo(flexibility.upIn(0.5));
  }
}
