package org.voltide.csms.energy.plan.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.voltide.csms.energy.plan.Sites.NOON;
import static org.voltide.csms.energy.plan.Sites.car;
import static org.voltide.csms.energy.plan.Sites.flat;
import static org.voltide.csms.energy.plan.Sites.hourly;
import static org.voltide.csms.energy.plan.Sites.site;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.plan.Emissions;
import org.voltide.csms.energy.plan.EvenPlanner;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.HeldPower;
import org.voltide.csms.energy.plan.PeakCharge;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.SharedLimit;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.TermsBuilder;
import org.voltide.csms.energy.plan.exact.LinearPlanner;
import org.voltide.csms.energy.plan.explanation.Asked.Steering;
import org.voltide.csms.energy.plan.explanation.Because.Mark;
import org.voltide.csms.energy.plan.explanation.Because.Rate;
import org.voltide.csms.energy.plan.explanation.Because.Scope;
import org.voltide.csms.energy.plan.explanation.Because.Use;
import org.voltide.csms.platform.Json;

/** Every reason, from small plans of the exact engine. Cars leave before the last hour. */
class ExplanationTest {

  private static final double[] DEAR_THEN_CHEAP = {0.4, 0.1, 0.4};
  private static final Asked HALF = asked(30_000);

  @Test
  void givesAtTheDearHourWhatItBuysBackAtTheCheapOne() {
    List<Explanation> said = explained(hourly(DEAR_THEN_CHEAP, car("a", 2).build()), HALF);

    assertThat(said)
        .containsExactly(
            new Explanation(
                NOON,
                at(1),
                Action.DISCHARGING,
                List.of(
                    new Because.Price(0.4, Rate.EXPORT, false),
                    new Because.Later(Use.CHARGED, 0.1, Rate.IMPORT, false, at(1), at(2)),
                    new Because.Need(11_000, at(2)),
                    new Because.CarLimit(11_000, 60),
                    new Because.Limit(Scope.GROUP, "", 100_000, 0))),
            new Explanation(
                at(1),
                at(2),
                Action.CHARGING,
                List.of(
                    new Because.Price(0.1, Rate.IMPORT, false),
                    new Because.Need(11_000, at(2)),
                    new Because.Level(Mark.TARGET, 50),
                    new Because.CarLimit(11_000, 60),
                    new Because.Limit(Scope.GROUP, "", 100_000, 0))));
    assertThat(said).allMatch(each -> Json.stored(Explanation.class, Json.text(each)).equals(each));
  }

  @Test
  void waitsForTheCheapHour() {
    PluggedCar car = charging("a", 2).targetWh(40_000).build();

    Explanation waits = explained(hourly(DEAR_THEN_CHEAP, car), asked(40_000)).getFirst();

    assertThat(waits)
        .isEqualTo(
            new Explanation(
                NOON,
                at(1),
                Action.WAITING,
                List.of(
                    new Because.Price(0.4, Rate.IMPORT, false),
                    new Because.Later(Use.CHARGED, 0.1, Rate.IMPORT, false, at(1), at(2)),
                    new Because.Need(10_000, at(2)))));
  }

  @Test
  void holdsWhatItGivesWhenItIsWorthMost() {
    PluggedCar car = car("a", 2).targetWh(19_000).maxEnergyWh(30_000).build();

    List<Explanation> said = explained(hourly(new double[] {0.2, 0.4, 0.1}, car), asked(19_000));

    assertThat(said.getFirst().action()).isEqualTo(Action.HOLDING);
    assertThat(one(said.getFirst(), Because.Later.class))
        .isEqualTo(new Because.Later(Use.DISCHARGED, 0.4, Rate.EXPORT, false, at(1), at(2)));
  }

  @Test
  void givesDownToItsMinimumAndIsChargedUpToItFirst() {
    PluggedCar full = car("a", 2).energyWh(20_000).minEnergyWh(12_000).targetWh(0).build();
    PluggedCar empty =
        charging("b", 2).energyWh(9_000).minEnergyWh(15_000).targetWh(15_000).build();

    Explanation gives = explained(hourly(new double[] {0.4, 0.1, 0.1}, full), asked(0)).getFirst();
    Explanation takes = explained(hourly(DEAR_THEN_CHEAP, empty), asked(15_000)).getFirst();

    assertThat(one(gives, Because.Level.class)).isEqualTo(new Because.Level(Mark.MINIMUM, 20));
    assertThat(takes.action()).isEqualTo(Action.CHARGING);
    assertThat(one(takes, Because.BelowMinimum.class)).isEqualTo(new Because.BelowMinimum(25));
    assertThat(says(takes, Because.Price.class)).isFalse();
  }

  @Test
  void chargesNoHigherThanItsWindow() {
    PluggedCar car = car("a", 2).energyWh(44_000).targetWh(43_000).build();

    Explanation takes =
        explained(hourly(new double[] {0.1, 0.4, 0.1}, car), asked(43_000)).getFirst();

    assertThat(one(takes, Because.Level.class)).isEqualTo(new Because.Level(Mark.MAXIMUM, 90));
    assertThat(one(takes, Because.Later.class).use()).isEqualTo(Use.DISCHARGED);
  }

  @Test
  void namesTheFeederThatLeavesNoRoom() {
    SiteSnapshot site =
        behindAFeeder(5_000, Phases.UNKNOWN, List.of(), charging("a", 2).targetWh(45_000).build());

    Explanation takes = explained(site, asked(45_000)).getFirst();

    assertThat(one(takes, Because.Limit.class))
        .isEqualTo(new Because.Limit(Scope.GROUP, "Feeder B", 5_000, 120));
    assertThat(says(takes, Because.CarLimit.class)).isFalse();
  }

  @Test
  void namesThePhaseThatLeavesNoRoom() {
    List<PowerLimit> phases = List.of(most(2_000), most(9_000), most(9_000));
    SiteSnapshot site =
        behindAFeeder(50_000, Phases.L1, phases, charging("a", 2).targetWh(45_000).build());

    Explanation takes = explained(site, asked(45_000)).getFirst();

    assertThat(one(takes, Because.Limit.class))
        .isEqualTo(new Because.Limit(Scope.PHASE, "Feeder B", 2_000, 120));
  }

  @Test
  void saysThatSomebodyElseSetALimit() {
    SiteSnapshot free = hourly(DEAR_THEN_CHEAP, charging("a", 2).targetWh(45_000).build());
    SiteSnapshot site =
        new SiteSnapshot(
            free.grid(),
            free.groups(),
            free.importPricePerKwh(),
            free.exportPricePerKwh(),
            free.cars(),
            List.of(new SharedLimit(Set.of(0), flat(3, 4_000))));

    assertThat(one(explained(site, asked(45_000)).getFirst(), Because.Limit.class))
        .isEqualTo(new Because.Limit(Scope.EXTERNAL, "", 4_000, 120));
  }

  @Test
  void saysNothingOfPricesToADriverInHasteAndUnderAMode() {
    PluggedCar car = charging("a", 2).targetWh(40_000).minEnergyWh(40_000).urgent(true).build();
    Asked now = new Asked(at(2), 40_000, true, List.of(), false);
    Asked fixed =
        new Asked(at(2), 40_000, false, List.of(new Steering("FIXED_SCHEDULE", at(9))), false);

    Explanation inHaste = explained(hourly(DEAR_THEN_CHEAP, car), now).getFirst();
    Explanation moded = explained(hourly(DEAR_THEN_CHEAP, car), fixed).getFirst();

    assertThat(one(inHaste, Because.ChargeNow.class)).isEqualTo(new Because.ChargeNow());
    assertThat(one(moded, Because.Steered.class)).isEqualTo(new Because.Steered("FIXED_SCHEDULE"));
    assertThat(List.of(inHaste, moded)).noneMatch(each -> says(each, Because.Price.class));
  }

  @Test
  void forgetsASetpointWhenItsTimeHasCome() {
    Asked asked =
        new Asked(at(2), 30_000, false, List.of(new Steering("EXTERNAL_SETPOINT", at(1))), false);

    List<Explanation> said = explained(hourly(DEAR_THEN_CHEAP, car("a", 2).build()), asked);

    assertThat(says(said.getFirst(), Because.Steered.class)).isTrue();
    assertThat(says(said.getLast(), Because.Steered.class)).isFalse();
    assertThat(says(said.getLast(), Because.Price.class)).isTrue();
  }

  @Test
  void saysThatItIsTriedOutOnlyAtTheBeginning() {
    Asked tried = new Asked(at(2), 30_000, false, List.of(), true);

    List<Explanation> said = explained(hourly(DEAR_THEN_CHEAP, car("a", 2).build()), tried);

    assertThat(said.stream().map(each -> says(each, Because.Tried.class)))
        .containsExactly(true, false);
  }

  @Test
  void keepsAReserveAndPowerForTheGrid() {
    PluggedCar car = car("a", 2).targetWh(0).reserveWh(Optional.of(flat(3, 24_000))).build();
    SiteSnapshot site =
        hourly(new double[] {0.4, 0.1, 0.1}, car)
            .with(
                TermsBuilder.builder()
                    .held(
                        Optional.of(
                            new HeldPower(flat(3, 2_000), flat(3, 0), Duration.ofMinutes(15))))
                    .build());

    Explanation first = explained(site, asked(0)).getFirst();

    assertThat(one(first, Because.Reserve.class)).isEqualTo(new Because.Reserve(40));
    assertThat(one(first, Because.HeldPower.class)).isEqualTo(new Because.HeldPower(2_000, 0));
  }

  @Test
  void endsWithTheBudgetOfTheWarranty() {
    PluggedCar car = car("a", 2).targetWh(0).mostOutWh(OptionalDouble.of(5_000)).build();

    Explanation gives = explained(hourly(new double[] {0.4, 0.1, 0.1}, car), asked(0)).getFirst();

    assertThat(gives.action()).isEqualTo(Action.DISCHARGING);
    assertThat(one(gives, Because.WarrantyBudget.class))
        .isEqualTo(new Because.WarrantyBudget(5_000));
  }

  @Test
  void paysForThePeakAndForEmissions() {
    PluggedCar car = charging("a", 2).targetWh(40_000).build();
    SiteSnapshot site =
        hourly(flat(3, 0.2), car)
            .with(
                TermsBuilder.builder()
                    .peak(Optional.of(new PeakCharge(5_000, 50)))
                    .emissions(Optional.of(new Emissions(flat(3, 0.3), 0.1)))
                    .build());

    Explanation takes = explained(site, asked(40_000)).getFirst();

    assertThat(one(takes, Because.Peak.class).peakW()).isCloseTo(5_000, within(1.0));
    assertThat(one(takes, Because.Emissions.class).kgPerKwh()).isCloseTo(0.3, within(1e-9));
  }

  @Test
  void tellsThePricesThatAreGuessed() {
    SiteSnapshot site = hourly(DEAR_THEN_CHEAP, car("a", 2).build());

    Explanation gives = new Explaining(site, planned(site), Map.of(), at(1)).of(0, HALF).getFirst();

    assertThat(one(gives, Because.Price.class).expected()).isFalse();
    assertThat(one(gives, Because.Later.class).expected()).isTrue();
  }

  @Test
  void chargesFromWhatTheSiteWouldFeedIn() {
    PluggedCar car = charging("a", 2).targetWh(35_000).build();
    SiteSnapshot site =
        site(100_000, new double[] {0, -20_000, 0}, flat(3, 0.3), flat(3, 0.05), car);

    Explanation takes = explained(site, asked(35_000)).getLast();

    assertThat(one(takes, Because.Price.class))
        .isEqualTo(new Because.Price(0.05, Rate.EXPORT, false));
  }

  @Test
  void evenPlansSayNothingButThat() {
    SiteSnapshot site = hourly(DEAR_THEN_CHEAP, charging("a", 2).targetWh(40_000).build());

    Explanation takes =
        new Explaining(site, new EvenPlanner().plan(site), Map.of(), at(9))
            .of(0, asked(40_000))
            .getFirst();

    assertThat(one(takes, Because.Evenly.class)).isEqualTo(new Because.Evenly());
    assertThat(says(takes, Because.Price.class)).isFalse();
  }

  private static List<Explanation> explained(SiteSnapshot site, Asked asked) {
    return new Explaining(site, planned(site), Map.of("b", "Feeder B"), at(9)).of(0, asked);
  }

  private static SitePlan planned(SiteSnapshot site) {
    return new LinearPlanner(Duration.ofSeconds(60)).plan(site);
  }

  private static PluggedCarBuilder charging(String id, int steps) {
    return car(id, steps).maxDischargeW(0);
  }

  private static Asked asked(double targetWh) {
    return new Asked(at(2), targetWh, false, List.of(), false);
  }

  private static PowerLimit most(double watts) {
    return PowerLimit.flat(3, watts, watts);
  }

  private static SiteSnapshot behindAFeeder(
      double limitW, Phases phases, List<PowerLimit> phaseLimits, PluggedCar car) {
    SiteSnapshot bare = hourly(DEAR_THEN_CHEAP);
    double[][] unused = {flat(3, 0), flat(3, 0), flat(3, 0)};
    return new SiteSnapshot(
        bare.grid(),
        List.of(bare.groups().getFirst(), new Group("b", 0, unused, most(limitW), phaseLimits)),
        bare.importPricePerKwh(),
        bare.exportPricePerKwh(),
        List.of(PluggedCarBuilder.builder(car).group(1).phases(phases).build()),
        List.of());
  }

  private static <T extends Because> T one(Explanation said, Class<T> reason) {
    return said.reasons().stream()
        .filter(reason::isInstance)
        .map(reason::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no %s in %s".formatted(reason, said)));
  }

  private static boolean says(Explanation said, Class<? extends Because> reason) {
    return said.reasons().stream().anyMatch(reason::isInstance);
  }

  private static Instant at(int hour) {
    return NOON.plus(Duration.ofHours(hour));
  }
}
