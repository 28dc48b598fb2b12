package org.voltide.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.TimeGrid;

/**
 * Fleets over a day from noon, 96 quarter hours, all stays known: six of ten stay overnight, a
 * quarter for an afternoon, the rest all day. 85 % are bidirectional. The connection carries 2.2 kW
 * per car, far less than all want at once.
 */
final class Fleets {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final double[] CAPACITIES_KWH = {40, 52, 58, 64, 77, 82, 95};
  private static final double CONNECTION_W_PER_CAR = 2_200;
  private static final double AMPERE_W = 687.5;
  private static final int LONGEST_WAIT = 88;
  private static final int SHORTEST_STAY = 6;

  /** Price of each hour from noon, like a day-ahead market's in spring. */
  private static final double[] MARKET = {
    .048, .031, .022, .028, .061, .094, .142, .188, .171, .139, .118, .109,
    .098, .091, .087, .084, .086, .097, .129, .147, .121, .089, .066, .055
  };

  private Fleets() {}

  static SiteSnapshot random(long seed, int cars) {
    var chance = new SplittableRandom(seed);
    TimeGrid grid = TimeGrid.from(NOON, Duration.ofMinutes(15), Duration.ofHours(24));
    double[] buy = new double[grid.steps()];
    double[] sell = new double[grid.steps()];
    double[] base = new double[grid.steps()];
    for (int t = 0; t < grid.steps(); t++) {
      sell[t] = MARKET[t / 4] + 0.004 * Math.sin(t * 1.7);
      buy[t] = sell[t] + 0.05;
      base[t] = cars * (350 + 250 * Math.exp(-Math.pow((t - 30) / 10.0, 2)));
    }
    List<PluggedCar> plugged = new ArrayList<>();
    for (int i = 0; i < cars; i++) {
      plugged.add(car("car-" + i, chance, grid.steps()));
    }
    double limit = cars * CONNECTION_W_PER_CAR;
    return new SiteSnapshot(grid, limit, limit * 0.6, base, buy, sell, plugged);
  }

  /** The same fleet after news: five hours are a tenth dearer, one car in fifty wants more. */
  static SiteSnapshot afterNews(SiteSnapshot site) {
    double[] buy = site.importPricePerKwh().clone();
    double[] sell = site.exportPricePerKwh().clone();
    for (int t = 40; t < 60; t++) {
      buy[t] *= 1.1;
      sell[t] *= 1.1;
    }
    List<PluggedCar> cars = new ArrayList<>(site.cars());
    for (int i = 0; i < cars.size(); i += 50) {
      PluggedCar car = cars.get(i);
      double more = Math.min(car.maxEnergyWh(), car.targetWh() * 1.1);
      cars.set(i, PluggedCarBuilder.builder(car).targetWh(more).build());
    }
    return new SiteSnapshot(site.grid(), site.groups(), buy, sell, cars, site.limits());
  }

  /** The same fleet on AC: three phases, at least 6 A, whole amperes. */
  static SiteSnapshot wholeAmperes(SiteSnapshot site) {
    return site.withCars(
        site.cars().stream()
            .map(
                car ->
                    PluggedCarBuilder.builder(car)
                        .minChargeW(6 * AMPERE_W)
                        .powerStepW(AMPERE_W)
                        .build())
            .toList());
  }

  /** What the fleet costs when every car charges at once and no connection limits it. */
  static double atOnce(SiteSnapshot site) {
    double cost = 0;
    for (int t = 0; t < site.grid().steps(); t++) {
      cost += site.importPricePerKwh()[t] * site.baseLoadW()[t] / 1000 * site.grid().hours(t);
    }
    for (PluggedCar car : site.cars()) {
      double missingWh = car.targetWh() - car.energyWh();
      for (int t = car.arrivalStep(); missingWh > 0; t++) {
        double hours = site.grid().hours(t);
        double power = Math.min(car.maxChargeW(), car.chargingW(missingWh, hours));
        cost += site.importPricePerKwh()[t] * power / 1000 * hours;
        missingWh -= car.storedWh(power, hours);
      }
    }
    return cost;
  }

  private static PluggedCar car(String id, SplittableRandom chance, int steps) {
    double kind = chance.nextDouble();
    double arrives = 0;
    double leaves = steps;
    if (kind < 0.6) {
      arrives = 22 + 6 * chance.nextGaussian();
      leaves = 77 + 4 * chance.nextGaussian();
    } else if (kind < 0.85) {
      arrives = 4 + 3 * Math.abs(chance.nextGaussian());
      leaves = 22 + 4 * chance.nextGaussian();
    }
    int arrival = Math.clamp(Math.round(arrives), 0, LONGEST_WAIT);
    int departure = Math.clamp(Math.round(leaves), arrival + SHORTEST_STAY, steps);
    double capacity = 1_000 * CAPACITIES_KWH[chance.nextInt(CAPACITIES_KWH.length)];
    double energy = capacity * chance.nextDouble(0.2, 0.7);
    double power = chance.nextDouble() < 0.7 ? 11_000 : 22_000;
    double reachable = energy + 0.9 * power * (departure - arrival) / 4;
    return PluggedCarBuilder.builder()
        .id(id)
        .group(0)
        .phases(Phases.THREE)
        .arrivalStep(arrival)
        .departureStep(departure)
        .energyWh(energy)
        .capacityWh(capacity)
        .minEnergyWh(capacity * 0.2)
        .maxEnergyWh(capacity * 0.95)
        .targetWh(Math.min(capacity * chance.nextDouble(0.7, 0.9), reachable))
        .maxChargeW(power)
        .maxDischargeW(chance.nextDouble() < 0.85 ? power : 0)
        .minChargeW(0)
        .chargeEfficiency(0.93)
        .dischargeEfficiency(0.93)
        .wearPerKwhOut(0.02)
        .build();
  }
}
