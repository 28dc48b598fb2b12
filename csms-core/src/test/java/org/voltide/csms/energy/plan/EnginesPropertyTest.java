package org.voltide.csms.energy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.voltide.csms.energy.plan.Feature.Shape;
import org.voltide.csms.energy.plan.SitePlan.Quality;
import org.voltide.csms.energy.plan.check.FeasibilityChecker;
import org.voltide.csms.energy.plan.check.Violation;
import org.voltide.csms.energy.plan.check.Violation.Kind;
import org.voltide.csms.energy.plan.exact.LinearPlanner;
import org.voltide.csms.energy.plan.fast.Effort;
import org.voltide.csms.energy.plan.fast.FastPlanner;
import org.voltide.csms.energy.plan.problem.Valuation;

/** The engines, the safe plan and the checker against each other, on sites with any features. */
class EnginesPropertyTest {

  private static final String SEED = "20260301";

  /** What the prices that decide between equally good plans may add up to, as a share. */
  private static final double TIES = 1e-3;

  private static final Predicate<Violation> EASING =
      violation -> violation.kind() == Kind.BASE_LOAD_BEYOND_LIMIT;

  private final LinearPlanner exact = new LinearPlanner(Duration.ofSeconds(60));
  private final FastPlanner fast =
      new FastPlanner(new Effort(Effort.THOROUGH.gap(), Duration.ofMinutes(5)));

  /** Of what is held the power alone: the energy behind it is divided by the fast engine. */
  @Property(tries = 60, seed = SEED)
  void theFastEngineIsNearlyAsGoodAsTheExactOneAndItsBoundIsTrue(
      @ForAll @LongRange(min = 1, max = 10_000) long seed,
      @ForAll @IntRange(min = 1, max = 20) int cars,
      @ForAll("convex") Set<Feature> features) {
    SiteSnapshot site = lasting(Feature.site(seed, cars, features), Duration.ZERO);

    SitePlan found = sound(site, fast.plan(site));
    SitePlan optimum = sound(site, exact.plan(site));
    assertThat(crowded(site, found)).isEmpty();
    assertThat(crowded(site, optimum)).isEmpty();
    Assume.that(optimum.quality() == Quality.OPTIMAL);
    double best = Valuation.of(site, optimum);
    double scale = Math.max(cars, Math.abs(best));

    double above = (Valuation.of(site, found) - best) / scale;
    assertThat(above).as("above the optimum").isBetween(-TIES, TIES);
    assertThat(found.gap()).as("vouched").isGreaterThanOrEqualTo(above - TIES);
  }

  /** For the fast engine the energy behind held power is divided between the cars. */
  @Property(tries = 30, seed = SEED)
  void energyBehindHeldPowerIsPlannedByBothAndBestByTheExactOne(
      @ForAll @LongRange(min = 1, max = 10_000) long seed,
      @ForAll @IntRange(min = 1, max = 20) int cars,
      @ForAll @IntRange(min = 15, max = 120) int minutes) {
    SiteSnapshot drawn = Feature.site(seed, cars, Set.of(Feature.HELD_POWER));
    SiteSnapshot site = lasting(drawn, Duration.ofMinutes(minutes));

    SitePlan found = sound(site, fast.plan(site));
    SitePlan optimum = sound(site, exact.plan(site));
    SitePlan heedless = exact.plan(lasting(drawn, Duration.ZERO));
    Assume.that(optimum.quality() == Quality.OPTIMAL);
    double best = Valuation.of(site, optimum);
    double scale = Math.max(cars, Math.abs(best));

    assertThat(Valuation.of(site, found)).isGreaterThan(best - TIES * scale);
    assertThat(Valuation.of(site, heedless)).isGreaterThan(best - TIES * scale);
    assertThat(found.gap()).as("vouched").isInfinite();
  }

  private static SiteSnapshot lasting(SiteSnapshot site, Duration endurance) {
    Optional<HeldPower> held =
        site.terms().held().map(each -> new HeldPower(each.upW(), each.downW(), endurance));
    return site.with(TermsBuilder.builder(site.terms()).held(held).build());
  }

  @Property(tries = 60, seed = SEED)
  void everyPlanIsSoundWhateverTheFeatures(
      @ForAll @LongRange(min = 1, max = 10_000) long seed,
      @ForAll @IntRange(min = 1, max = 20) int cars,
      @ForAll("any") Set<Feature> features) {
    SiteSnapshot site = Feature.site(seed, cars, features);

    sound(site, new EvenPlanner().plan(site));
    sound(site, fast.plan(site));
    sound(site, exact.plan(site));
  }

  /** Without cars below their minimum: charging these comes before promises, and is not valued. */
  @Property(tries = 60, seed = SEED)
  void noPlanIsDearerThanTheSafeOne(
      @ForAll @LongRange(min = 1, max = 10_000) long seed,
      @ForAll @IntRange(min = 1, max = 20) int cars,
      @ForAll("any") Set<Feature> features) {
    SiteSnapshot drawn = Feature.site(seed, cars, features);
    SiteSnapshot site =
        drawn.withCars(drawn.cars().stream().map(EnginesPropertyTest::full).toList());
    SitePlan safe = new EvenPlanner().plan(site);
    // Easing a limit that the base load breaks comes before promises too.
    Assume.that(FeasibilityChecker.check(site, safe).stream().noneMatch(EASING));

    double most = Valuation.of(site, safe) + 0.01 * cars;
    assertThat(Valuation.of(site, fast.plan(site))).isLessThan(most);
    assertThat(Valuation.of(site, exact.plan(site))).isLessThan(most);
  }

  private static PluggedCar full(PluggedCar car) {
    double energy = Math.max(car.energyWh(), car.minEnergyWh());
    return PluggedCarBuilder.builder(car).energyWh(energy).build();
  }

  private static SitePlan sound(SiteSnapshot site, SitePlan plan) {
    assertThat(FeasibilityChecker.check(site, plan))
        .filteredOn(violation -> violation.kind().forbidsPlan())
        .isEmpty();
    return plan;
  }

  private static List<Violation> crowded(SiteSnapshot site, SitePlan plan) {
    return FeasibilityChecker.check(site, plan).stream()
        .filter(violation -> violation.kind() == Kind.CROWDED_OUT)
        .toList();
  }

  @Provide
  Arbitrary<Set<Feature>> convex() {
    return Arbitraries.of(Feature.class)
        .filter(feature -> feature.shape() == Shape.CONVEX)
        .set()
        .ofMaxSize(5);
  }

  @Provide
  Arbitrary<Set<Feature>> any() {
    return Arbitraries.of(Feature.class).set().ofMaxSize(8);
  }
}
