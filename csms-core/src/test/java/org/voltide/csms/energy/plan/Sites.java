package org.voltide.csms.energy.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sites for tests: simple ones with everything flat, and random ones from a seed. */
public final class Sites {

  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Sites() {}

  /** A 60 kWh car at half charge, 11 kW both ways, lossless and without wear, here to the end. */
  public static PluggedCarBuilder car(String id, int steps) {
    return PluggedCarBuilder.builder()
        .id(id)
        .group(0)
        .phases(Phases.UNKNOWN)
        .arrivalStep(0)
        .departureStep(steps)
        .energyWh(30_000)
        .capacityWh(60_000)
        .minEnergyWh(12_000)
        .maxEnergyWh(54_000)
        .targetWh(30_000)
        .maxChargeW(11_000)
        .maxDischargeW(11_000)
        .minChargeW(0)
        .chargeEfficiency(1)
        .dischargeEfficiency(1)
        .wearPerKwhOut(0);
  }

  /** Hourly steps, 100 kW both ways, no base load. Exporting earns what importing costs. */
  public static SiteSnapshot hourly(double[] price, PluggedCar... cars) {
    return site(100_000, new double[price.length], price, price, cars);
  }

  public static SiteSnapshot site(
      double limitW, double[] baseLoadW, double[] buy, double[] sell, PluggedCar... cars) {
    TimeGrid grid = TimeGrid.from(NOON, Duration.ofHours(1), Duration.ofHours(buy.length));
    return new SiteSnapshot(grid, limitW, limitW, baseLoadW, buy, sell, List.of(cars));
  }

  /** A day in quarter hours with cars of all kinds and a connection that is too small for all. */
  public static SiteSnapshot random(long seed, int cars) {
    Random random = new Random(seed);
    Instant start = NOON.plusSeconds(random.nextInt(3600));
    TimeGrid grid = TimeGrid.from(start, Duration.ofMinutes(15), Duration.ofHours(24));
    int steps = grid.steps();
    double[] sell = new double[steps];
    double[] buy = new double[steps];
    double[] base = new double[steps];
    for (int t = 0; t < steps; t++) {
      sell[t] = 0.1 + 0.08 * Math.sin(t / 7.0 + seed) + 0.02 * random.nextGaussian();
      buy[t] = sell[t] + 0.05;
      base[t] = cars * (400 + 300 * random.nextDouble());
    }
    List<PluggedCar> plugged = new ArrayList<>();
    for (int i = 0; i < cars; i++) {
      plugged.add(randomCar("car" + i, random, steps));
    }
    double limit = cars * (1500 + 2500 * random.nextDouble());
    return new SiteSnapshot(grid, limit, limit * 0.6, base, buy, sell, plugged);
  }

  /** The same site with cars that take any power. */
  public static SiteSnapshot anyPower(SiteSnapshot site) {
    return new SiteSnapshot(
        site.grid(),
        site.groups(),
        site.importPricePerKwh(),
        site.exportPricePerKwh(),
        site.cars().stream()
            .map(car -> PluggedCarBuilder.builder(car).minChargeW(0).build())
            .toList(),
        site.limits());
  }

  /** The same cars behind two feeders and a circuit, all too small, with limits per phase. */
  public static SiteSnapshot nested(SiteSnapshot site, long seed) {
    Random random = new Random(seed);
    Group whole = site.groups().getFirst();
    double[] none = new double[site.grid().steps()];
    Group connection =
        new Group(
            "connection",
            Group.NO_PARENT,
            whole.baseLoadW(),
            whole.limit(),
            Collections.nCopies(Phases.COUNT, scaled(whole.limit(), 0.4)));
    List<Group> groups =
        List.of(
            connection,
            Group.balanced("feeder 1", 0, none, scaled(whole.limit(), 0.5)),
            Group.balanced("feeder 2", 0, flat(none.length, -500), scaled(whole.limit(), 0.6)),
            Group.balanced("circuit", 2, none, scaled(whole.limit(), 0.3)));
    Phases[] phases = {Phases.L1, Phases.L2, Phases.L3, Phases.THREE, Phases.L1_L2};
    return new SiteSnapshot(
        site.grid(),
        groups,
        site.importPricePerKwh(),
        site.exportPricePerKwh(),
        site.cars().stream()
            .map(
                car ->
                    PluggedCarBuilder.builder(car)
                        .group(random.nextInt(4))
                        .phases(phases[random.nextInt(phases.length)])
                        .build())
            .toList(),
        site.limits());
  }

  private static PowerLimit scaled(PowerLimit limit, double factor) {
    return new PowerLimit(
        Arrays.stream(limit.importW()).map(w -> w * factor).toArray(),
        Arrays.stream(limit.exportW()).map(w -> w * factor).toArray());
  }

  /** The same where each three cars share a limit that comes and goes. */
  public static SiteSnapshot limited(long seed, int cars) {
    SiteSnapshot site = random(seed, cars);
    Random random = new Random(-seed);
    List<SharedLimit> limits = new ArrayList<>();
    for (int i = 0; i < cars; i += 3) {
      double[] maxW = flat(site.grid().steps(), Double.POSITIVE_INFINITY);
      Arrays.fill(maxW, 0, 40, 15_000 * random.nextDouble());
      limits.add(
          new SharedLimit(
              IntStream.range(i, Math.min(i + 3, cars)).boxed().collect(Collectors.toSet()), maxW));
    }
    return new SiteSnapshot(
        site.grid(),
        site.groups(),
        site.importPricePerKwh(),
        site.exportPricePerKwh(),
        site.cars(),
        limits);
  }

  private static PluggedCar randomCar(String id, Random random, int steps) {
    double capacity = 30_000 + 70_000 * random.nextDouble();
    boolean ac = random.nextInt(3) == 0;
    double power = ac ? 11_000 : 22_000;
    return car(id, random.nextInt(3) == 0 ? steps : random.nextInt(steps))
        .capacityWh(capacity)
        .energyWh(capacity * random.nextDouble())
        .minEnergyWh(capacity * 0.2)
        .maxEnergyWh(capacity * 0.9)
        .targetWh(capacity * (0.5 + 0.4 * random.nextDouble()))
        .maxChargeW(power)
        .maxDischargeW(random.nextBoolean() ? power : 0)
        .minChargeW(ac ? 4_140 : 0)
        .chargeEfficiency(0.93)
        .dischargeEfficiency(0.93)
        .wearPerKwhOut(0.05)
        .build();
  }

  public static double[] flat(int steps, double value) {
    double[] values = new double[steps];
    Arrays.fill(values, value);
    return values;
  }
}
