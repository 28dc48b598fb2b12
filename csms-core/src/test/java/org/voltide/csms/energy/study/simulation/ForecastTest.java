package org.voltide.csms.energy.study.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.TimeGrid;

/** What is expected follows from the past alone: arrivals and prices. */
class ForecastTest {

  private static final double WEEK = 7 * 24;
  private static final Site SITE = Scenes.site(9, 0.1);

  @Test
  void expectsTheMeanOfTheSameWeekday() {
    List<Stay> past =
        Scenes.stays(
            Scenes.session("first", 0, 1, 1),
            Scenes.session("a", 18, 30, 4),
            Scenes.session("b", WEEK + 18, WEEK + 30, 2),
            Scenes.session("c", WEEK + 19, WEEK + 29, 2));
    int monday = 2 * Quarters.PER_WEEK;
    List<PluggedCar> expected = new Arrivals(past, SITE).after(monday, monday + Quarters.PER_DAY);
    assertThat(expected).hasSize(1);
    PluggedCar car = expected.getFirst();
    assertThat(car.maxChargeW()).isCloseTo(3 * 4_000 / 2.0, within(1e-6));
    assertThat(car.targetWh() - car.energyWh()).isCloseTo(8_000 / 2.0, within(1e-6));
    assertThat(car.arrivalStep() - monday).isEqualTo(74);
  }

  @Test
  void knowsNothingOfTheFuture() {
    Stay before = Scenes.stays(Scenes.session("a", 18, 30, 4)).getFirst();
    Stay later = Scenes.stays(Scenes.session("b", WEEK + 18, WEEK + 30, 4)).getFirst();
    int monday = Quarters.PER_WEEK;
    int day = Quarters.PER_DAY;
    assertThat(new Arrivals(List.of(before, later), SITE).after(monday, monday + day))
        .isEqualTo(new Arrivals(List.of(before), SITE).after(monday, monday + day))
        .isEmpty();
    int tuesday = monday + 72 + 1;
    assertThat(new Arrivals(List.of(before, later), SITE).after(tuesday, tuesday + day))
        .isEqualTo(new Arrivals(List.of(before), SITE).after(tuesday, tuesday + day));
  }

  @Test
  void whoIsHereComesBeforeWhoMayCome() {
    Site scarce = Scenes.site(2, 0.1);
    List<Stay> past = Scenes.stays(Scenes.session("first", 0, 1, 1), Scenes.session("a", 6, 9, 6));
    int monday = Quarters.PER_WEEK;
    PluggedCar expected =
        new Arrivals(past, scarce).after(monday, monday + Quarters.PER_DAY).getLast();
    int hour = Quarters.PER_HOUR;
    PluggedCar mayCome =
        PluggedCarBuilder.builder(expected).arrivalStep(hour).departureStep(4 * hour).build();
    PluggedCar isHere =
        PluggedCarBuilder.builder(mayCome).id("here").arrivalStep(0).priority(0).build();
    TimeGrid grid = Scenes.QUARTERS.grid(0, 4 * hour);
    for (List<PluggedCar> cars : List.of(List.of(mayCome, isHere), List.of(isHere, mayCome))) {
      SitePlan plan =
          Scenes.EXACT.plan(scarce.snapshot(grid, scarce.market().expectedAtStart(grid), cars));
      double[] energyWh = plan.cars().get(cars.indexOf(isHere)).energyWh();
      assertThat(energyWh[energyWh.length - 1]).isCloseTo(isHere.targetWh(), within(1.0));
    }
  }

  @Test
  void tomorrowsPricesAppearAtOne() {
    double[] prices = new double[72];
    for (int hour = 0; hour < prices.length; hour++) {
      prices[hour] = hour / 100.0;
    }
    Market market = Scenes.site(9, prices).market();
    TimeGrid noon = Scenes.QUARTERS.grid(12 * 4, 40 * 4);
    TimeGrid one = Scenes.QUARTERS.grid(13 * 4, 40 * 4);
    assertThat(market.expectedAtStart(noon).importPerKwh()[11 * 4]).isEqualTo(0.23);
    assertThat(market.expectedAtStart(noon).importPerKwh()[12 * 4]).isEqualTo(0.00);
    assertThat(market.expectedAtStart(one).importPerKwh()[11 * 4]).isEqualTo(0.24);
    assertThat(market.actual(noon).importPerKwh()[12 * 4]).isEqualTo(0.24);
    assertThat(market.publishesAt(one.start())).isTrue();
    assertThat(market.publishesAt(noon.start())).isFalse();
  }

  @Test
  void beyondWhatIsPublishedTheMeanOfTheDaysBeforeStandsIn() {
    double[] prices = new double[96];
    for (int hour = 0; hour < prices.length; hour++) {
      prices[hour] = hour < 24 ? 0.10 : 0.30;
    }
    TimeGrid grid = Scenes.QUARTERS.grid(24 * 4, 60 * 4);
    assertThat(Scenes.site(9, prices).market().expectedAtStart(grid).importPerKwh()[24 * 4])
        .isCloseTo(0.20, within(1e-9));
  }
}
