package org.voltide.csms.energy.plan;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;

/** What a site may have beside prices and limits, each alone or with others. */
public enum Feature {
  PEAK(Shape.CONVEX),
  CO2(Shape.CONVEX),
  TERMINAL(Shape.CONVEX),
  SITE_RESERVE(Shape.CONVEX),
  HELD_POWER(Shape.CONVEX),
  HIGH_CHARGE(Shape.CONVEX),
  PRIORITY(Shape.CONVEX),
  CAR_RESERVE(Shape.CONVEX),
  GROUPS(Shape.CONVEX),
  WARRANTY(Shape.APPROXIMATED),
  MINIMUM_POWER(Shape.APPROXIMATED),
  STANDING_LOSS(Shape.APPROXIMATED),
  AMPERES(Shape.APPROXIMATED),
  STEADY(Shape.APPROXIMATED);

  /** Whether both engines solve it, or one of them or both come near it. */
  public enum Shape {
    CONVEX,
    APPROXIMATED
  }

  private static final double AMPERE_W = 690;

  private final Shape shape;

  Feature(Shape shape) {
    this.shape = shape;
  }

  public Shape shape() {
    return shape;
  }

  /** A random site with these features. */
  public static SiteSnapshot site(long seed, int cars, Set<Feature> features) {
    SiteSnapshot plain = Sites.random(seed, cars);
    plain = features.contains(MINIMUM_POWER) ? plain : Sites.anyPower(plain);
    SiteSnapshot grouped = features.contains(GROUPS) ? Sites.nested(plain, seed) : plain;
    Random random = new Random(seed);
    return grouped
        .withCars(grouped.cars().stream().map(car -> with(car, features, grouped, random)).toList())
        .with(terms(grouped, features, random));
  }

  private static Terms terms(SiteSnapshot site, Set<Feature> features, Random random) {
    int steps = site.grid().steps();
    double scale = site.cars().size() * 1_000;
    TermsBuilder terms = TermsBuilder.builder();
    if (features.contains(PEAK)) {
      terms.peak(Optional.of(new PeakCharge(random.nextDouble(2) * scale, random.nextDouble(8))));
    }
    if (features.contains(CO2)) {
      double[] kg = random.doubles(steps, 0, 0.6).toArray();
      terms.emissions(Optional.of(new Emissions(kg, random.nextDouble(0.2))));
    }
    if (features.contains(TERMINAL)) {
      terms.terminalPerKwh(OptionalDouble.of(random.nextDouble(0.3)));
    }
    if (features.contains(SITE_RESERVE)) {
      terms.reserveWh(Optional.of(from(steps, random, 10 * scale * random.nextDouble())));
    }
    if (features.contains(HELD_POWER)) {
      double[] up = from(steps, random, 2 * scale * random.nextDouble());
      double[] down = from(steps, random, 2 * scale * random.nextDouble());
      terms.held(Optional.of(new HeldPower(up, down, Duration.ofHours(1))));
    }
    return terms.build();
  }

  /** Nothing at first, then a value to the end. */
  private static double[] from(int steps, Random random, double value) {
    double[] values = Sites.flat(steps, 0);
    Arrays.fill(values, random.nextInt(steps), steps, value);
    return values;
  }

  private static PluggedCar with(
      PluggedCar car, Set<Feature> features, SiteSnapshot site, Random random) {
    PluggedCarBuilder builder = PluggedCarBuilder.builder(car);
    ifChosen(
        HIGH_CHARGE,
        features,
        builder,
        random,
        (to, chance) ->
            to.highCharge(
                Optional.of(
                    new HighCharge(
                        car.capacityWh() * 0.7,
                        chance * 0.01,
                        (int) (2 * chance * site.grid().steps())))));
    ifChosen(PRIORITY, features, builder, random, (to, chance) -> to.priority(3 * chance));
    ifChosen(
        WARRANTY,
        features,
        builder,
        random,
        (to, chance) -> to.mostOutWh(OptionalDouble.of(20_000 * chance)));
    ifChosen(
        STANDING_LOSS, features, builder, random, (to, chance) -> to.standingLossW(200 * chance));
    ifChosen(AMPERES, features, builder, random, (to, chance) -> to.powerStepW(AMPERE_W));
    ifChosen(
        STEADY,
        features,
        builder,
        random,
        (to, chance) ->
            to.steadiness(Optional.of(new Steadiness(Duration.ofMinutes(20), 1, chance < 0.5))));
    if (features.contains(CAR_RESERVE) && random.nextBoolean()) {
      double[] reserve = from(site.grid().steps(), random, car.maxEnergyWh() * random.nextDouble());
      builder.reserveWh(Optional.of(reserve));
    }
    return builder.build();
  }

  private static void ifChosen(
      Feature feature,
      Set<Feature> features,
      PluggedCarBuilder car,
      Random random,
      BiConsumer<PluggedCarBuilder, Double> change) {
    if (features.contains(feature) && random.nextBoolean()) {
      change.accept(car, random.nextDouble());
    }
  }
}
