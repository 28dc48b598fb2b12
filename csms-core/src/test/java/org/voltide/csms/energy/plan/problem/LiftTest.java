package org.voltide.csms.energy.plan.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.Sites;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.csms.energy.plan.exact.LinearPlanner;
import org.voltide.csms.energy.plan.fast.Effort;
import org.voltide.csms.energy.plan.fast.FastPlanner;

/** Cars below their minimum at a connection that does not carry all of them. */
class LiftTest {

  private static final int STEPS = 12;
  private static final double CONNECTION_W = 200_000;

  private static SiteSnapshot site(List<PluggedCar> cars) {
    TimeGrid grid = TimeGrid.from(Sites.NOON, Duration.ofMinutes(15), Duration.ofHours(3));
    Random prices = new Random(7);
    double[] price = prices.doubles(STEPS, 0.1, 0.4).toArray();
    return new SiteSnapshot(
        grid, CONNECTION_W, CONNECTION_W, Sites.flat(STEPS, 0), price, price, cars);
  }

  private static PluggedCar low(int n) {
    return Sites.car("car-" + n, STEPS)
        .energyWh(4_000 + 10 * n)
        .minEnergyWh(9_000)
        .maxEnergyWh(9_000)
        .targetWh(9_000)
        .maxChargeW(11_000)
        .maxDischargeW(0)
        .build();
  }

  private static List<PluggedCar> cars(int count) {
    return new ArrayList<>(IntStream.range(0, count).mapToObj(LiftTest::low).toList());
  }

  @Test
  void anArrivalChangesAHandfulOfProgrammes() {
    assertThat(changedByArrival(new LinearPlanner(Duration.ofSeconds(60)))).isLessThanOrEqualTo(5);
    assertThat(changedByArrival(new FastPlanner(Effort.THOROUGH))).isLessThanOrEqualTo(5);
  }

  private static long changedByArrival(SitePlanner planner) {
    SitePlan before = planner.plan(site(cars(100)));
    SitePlan after = planner.plan(site(cars(101)));
    return IntStream.range(0, 100).filter(i -> differ(before, after, i)).count();
  }

  private static boolean differ(SitePlan before, SitePlan after, int car) {
    double[] one = before.cars().get(car).powerW();
    double[] other = after.cars().get(car).powerW();
    return IntStream.range(0, STEPS).anyMatch(t -> Math.abs(one[t] - other[t]) > 1);
  }

  @Test
  void whoCannotWaitComesFirst() {
    List<PluggedCar> cars = cars(30);
    cars.add(Sites.car("soon", 1).energyWh(4_000).minEnergyWh(9_000).build());

    double[][] lifted = Lift.powers(site(cars));

    assertThat(lifted[30][0]).isEqualTo(cars.get(30).maxChargeW());
    assertThat(lifted[0][0]).isEqualTo(11_000);
    assertThat(lifted[29][0]).as("who came last waits").isZero();
    assertThat(lifted[29][2]).isPositive();
  }

  private static Stream<SitePlanner> engines() {
    return Stream.of(new LinearPlanner(Duration.ofSeconds(60)), new FastPlanner(Effort.THOROUGH));
  }

  /**
   * Each leaves after an hour and a half, by when a connection for one car carries both promises.
   */
  private static List<PluggedCar> lowAndPromised() {
    PluggedCar low =
        Sites.car("low", STEPS).energyWh(4_000).minEnergyWh(14_000).targetWh(4_000).build();
    PluggedCar promised =
        Sites.car("promised", 6).energyWh(30_000).targetWh(46_000).maxDischargeW(0).build();
    return List.of(low, promised);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void liftingTakesNothingThatAPromiseNeeds(SitePlanner engine) {
    SiteSnapshot site = connectedBy(11_000, lowAndPromised());

    SitePlan plan = engine.plan(site);

    assertThat(plan.cars()).allMatch(car -> car.shortfallWh() < 1);
    assertThat(plan.cars().getFirst().energyWh()).as("lifted then").endsWith(14_000);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void whoIsUrgentIsLiftedBeforePromises(SitePlanner engine) {
    List<PluggedCar> cars = new ArrayList<>(lowAndPromised());
    cars.set(0, PluggedCarBuilder.builder(cars.getFirst()).urgent(true).build());

    SitePlan plan = engine.plan(connectedBy(11_000, cars));

    assertThat(plan.cars().getFirst().powerW()).startsWith(11_000, 11_000, 11_000);
    assertThat(plan.cars().getLast().shortfallWh()).isGreaterThan(5_000);
  }

  private static SiteSnapshot connectedBy(double importW, List<PluggedCar> cars) {
    SiteSnapshot site = site(cars);
    double[] price = site.importPricePerKwh();
    double[] nothing = Sites.flat(STEPS, 0);
    return new SiteSnapshot(site.grid(), importW, importW, nothing, price, price, cars);
  }

  /** Against the same cars when nothing lifts them; the larger the part, the scarcer the power. */
  @Property(tries = 40, seed = "7")
  void liftingBreaksNoPromiseThatCouldBeKept(
      @ForAll @LongRange(min = 1, max = 10_000) long seed,
      @ForAll @IntRange(min = 2, max = 30) int count,
      @ForAll @IntRange(min = 3, max = 10) int tenths,
      @ForAll boolean inGroups,
      @ForAll boolean sharing) {
    SiteSnapshot drawn = sharing ? Sites.limited(seed, count) : Sites.random(seed, count);
    SiteSnapshot site = Sites.anyPower(inGroups ? Sites.nested(drawn, seed) : drawn);
    SiteSnapshot unlifted = with(site, tenths, car -> Math.min(car.energyWh(), car.minEnergyWh()));
    SiteSnapshot atOnce = with(site, tenths, car -> Math.max(car.targetWh(), car.minEnergyWh()));
    SitePlanner engine = new LinearPlanner(Duration.ofSeconds(60));
    double least = shortWh(engine.plan(unlifted));
    Assume.that(least < unreachableWh(unlifted) + 1);

    assertThat(shortWh(engine.plan(with(site, tenths, PluggedCar::minEnergyWh))))
        .isLessThan(least + 1);
    assertThat(shortWh(engine.plan(atOnce))).as("all charge at once").isLessThan(least + 1);
  }

  /** What no limit is to blame for. */
  private static double unreachableWh(SiteSnapshot site) {
    return site.cars().stream()
        .mapToDouble(
            car -> {
              int until = Math.min(car.departureStep(), site.grid().steps());
              double hours = until > 0 ? site.grid().hours(0, until) : 0;
              return car.targetWh() - car.energyWh() - car.storedWh(car.maxChargeW(), hours);
            })
        .filter(wh -> wh > 0)
        .sum();
  }

  private static SiteSnapshot with(
      SiteSnapshot site, int tenths, ToDoubleFunction<PluggedCar> minEnergyWh) {
    return new SiteSnapshot(
        site.grid(),
        site.groups(),
        site.importPricePerKwh(),
        site.exportPricePerKwh(),
        site.cars().stream()
            .map(car -> wanting(car, tenths))
            .map(
                car ->
                    PluggedCarBuilder.builder(car)
                        .minEnergyWh(minEnergyWh.applyAsDouble(car))
                        .maxDischargeW(0)
                        .build())
            .toList(),
        site.limits());
  }

  private static PluggedCar wanting(PluggedCar car, int tenths) {
    double gain = Math.max(0, car.targetWh() - car.energyWh()) * tenths / 10;
    double target = Math.min(car.energyWh() + gain, car.maxEnergyWh());
    return PluggedCarBuilder.builder(car).targetWh(target).build();
  }

  private static double shortWh(SitePlan plan) {
    return plan.cars().stream().mapToDouble(CarPlan::shortfallWh).sum();
  }
}
