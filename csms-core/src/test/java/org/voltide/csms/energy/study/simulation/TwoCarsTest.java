package org.voltide.csms.energy.study.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.study.simulation.Strategy.Current;
import org.voltide.csms.energy.study.simulation.Strategy.Knowledge;

/**
 * Four hours at 30, 10, 40 and 20 ct. One car stays all of them, comes with 4 kWh and leaves with
 * 8; the other stays the second and third, comes with 6 and leaves with 8.
 */
class TwoCarsTest {

  private static final double[] PRICES = {0.30, 0.10, 0.40, 0.20};
  private static final List<Stay> STAYS =
      Scenes.stays(Scenes.session("one", 0, 4, 4), Scenes.session("two", 1, 3, 2));
  private static final Period PERIOD = Period.of(0, 16, STAYS);

  private static Outturn outturn(Trajectory trajectory, Site site) {
    Outturn outturn = Replay.of(trajectory, PERIOD, site, true);
    assertThat(outturn.faults()).isEmpty();
    assertThat(outturn.late()).isEmpty();
    assertThat(outturn.storedKwh()).isCloseTo(6, within(1e-3));
    return outturn;
  }

  private static Trajectory rolling(Site site, boolean bidirectional, Knowledge knowledge) {
    Strategy strategy = new Strategy("", bidirectional, knowledge, Current.ANY);
    Arrivals forecast = new Arrivals(STAYS, site);
    return RollingHorizon.run(PERIOD, site, strategy, Scenes.checked(), forecast);
  }

  @Test
  void chargedAtOnce() {
    Outturn outturn = outturn(Uncontrolled.run(PERIOD), Scenes.site(100, PRICES));
    assertThat(outturn.cost()).isCloseTo(4 * 0.30 + 2 * 0.10, within(1e-9));
    assertThat(outturn.peakKw()).isCloseTo(4, within(1e-9));
    assertThat(outturn.outKwh()).isZero();
    assertThat(outturn.meanDayKw()[0]).isCloseTo(4, within(1e-9));
    assertThat(outturn.meanDayKw()[1]).isCloseTo(2, within(1e-9));
  }

  @Test
  void smartChargingTakesTheCheapHour() {
    Site site = Scenes.site(100, PRICES);
    double best = 6 * 0.10;
    Outturn perfect = outturn(PerfectKnowledge.run(PERIOD, site, false, Scenes.EXACT), site);
    assertThat(perfect.cost()).isCloseTo(best, within(1e-3));
    assertThat(outturn(rolling(site, false, Knowledge.PRESENT), site).cost())
        .isCloseTo(best, within(1e-3));
  }

  @Test
  void v2gSellsInTheDearHour() {
    Site site = Scenes.site(100, PRICES);
    // Four in at 10 ct and out at 40, four in at 20 to leave full; two into the other car.
    double best = 4 * 0.10 - 4 * 0.40 + 4 * 0.20 + 2 * 0.10;
    Outturn perfect = outturn(PerfectKnowledge.run(PERIOD, site, true, Scenes.EXACT), site);
    assertThat(perfect.cost()).isCloseTo(best, within(1e-3));
    assertThat(perfect.outKwh()).isCloseTo(4, within(1e-3));
    assertThat(outturn(rolling(site, true, Knowledge.PRESENT), site).cost())
        .isCloseTo(best, within(1e-3));
  }

  @Test
  void aSmallConnectionIsShared() {
    Site site = Scenes.site(4, PRICES);
    // Four at 10 ct for both together; the one that stays takes its last two at 20.
    double best = 4 * 0.10 + 2 * 0.20;
    Outturn perfect = outturn(PerfectKnowledge.run(PERIOD, site, false, Scenes.EXACT), site);
    assertThat(perfect.cost()).isCloseTo(best, within(1e-3));
    assertThat(perfect.peakKw()).isCloseTo(4, within(1e-3));
    assertThat(outturn(rolling(site, false, Knowledge.PRESENT), site).cost())
        .isCloseTo(best, within(1e-3));
  }

  @Test
  void aConnectionTooSmallForAPromiseIsSaidByTheReplay() {
    Site site = Scenes.site(1, PRICES);
    Outturn outturn =
        Replay.of(PerfectKnowledge.run(PERIOD, site, false, Scenes.EXACT), PERIOD, site, true);
    assertThat(outturn.faults()).isEmpty();
    assertThat(outturn.shortKwh()).isCloseTo(2, within(0.02));
    assertThat(outturn.late()).isNotEmpty();
  }
}
