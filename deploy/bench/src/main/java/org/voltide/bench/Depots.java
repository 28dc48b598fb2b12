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
 * Depots to plan: a day in quarter hours, prices with two peaks, a connection too small for all
 * cars at once. Two thirds of the cars are bidirectional, a third charges on AC and not below 6 A.
 */
final class Depots {
  private static final Instant EVENING = Instant.parse("2026-03-02T17:05:00Z");
  private static final double SIX_AMPERE_W = 4_140;

  private Depots() {}

  static SiteSnapshot random(long seed, int cars) {
    var chance = new SplittableRandom(seed);
    TimeGrid grid = TimeGrid.from(EVENING, Duration.ofMinutes(15), Duration.ofHours(24));
    double[] buy = new double[grid.steps()];
    double[] sell = new double[grid.steps()];
    double[] base = new double[grid.steps()];
    for (int t = 0; t < grid.steps(); t++) {
      double hour = 17 + t / 4.0;
      double peaks = Math.cos((hour - 19) * Math.PI / 12) + Math.cos((hour - 8) * Math.PI / 6);
      sell[t] = 0.10 + 0.04 * peaks + chance.nextDouble(-0.01, 0.01);
      buy[t] = sell[t] + 0.05;
      base[t] = cars * chance.nextDouble(200, 500);
    }
    List<PluggedCar> plugged = new ArrayList<>();
    for (int i = 0; i < cars; i++) {
      plugged.add(car("car-" + i, chance, grid.steps()));
    }
    double limit = cars * chance.nextDouble(2_500, 4_000);
    return new SiteSnapshot(grid, limit, limit * 0.6, base, buy, sell, plugged);
  }

  private static PluggedCar car(String id, SplittableRandom chance, int steps) {
    double capacity = chance.nextDouble(40_000, 120_000);
    boolean ac = chance.nextInt(3) == 0;
    double power = ac ? 11_000 : chance.nextDouble(20_000, 50_000);
    return PluggedCarBuilder.builder()
        .id(id)
        .group(0)
        .phases(Phases.UNKNOWN)
        .arrivalStep(0)
        .departureStep(chance.nextInt(steps / 2, steps))
        .energyWh(capacity * chance.nextDouble(0.25, 0.6))
        .capacityWh(capacity)
        .minEnergyWh(capacity * 0.2)
        .maxEnergyWh(capacity * 0.9)
        .targetWh(capacity * chance.nextDouble(0.7, 0.85))
        .maxChargeW(power)
        .maxDischargeW(ac ? 0 : power)
        .minChargeW(ac ? SIX_AMPERE_W : 0)
        .chargeEfficiency(0.93)
        .dischargeEfficiency(0.93)
        .wearPerKwhOut(0.05)
        .build();
  }
}
