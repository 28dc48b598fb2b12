package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.plan.Emissions;
import org.voltide.csms.energy.plan.Outcome;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.TermsBuilder;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.csms.energy.plan.check.FeasibilityChecker;
import org.voltide.csms.energy.plan.check.Violation.Kind;

class AlternativesTest {
  private static final int STEPS = 40;
  private static final TimeGrid GRID =
      TimeGrid.from(
          Instant.parse("2026-03-01T18:00:00Z"), Duration.ofMinutes(15), Duration.ofHours(10));

  @Test
  void aCarMayChargeEvenlyOrLate() {
    SiteSnapshot site = site(50_000, 1);
    double[] plan = new double[STEPS];
    Arrays.fill(plan, 0, 4, 11_000);
    List<double[]> courses = alternatives(site, plan).get(id(0));

    assertThat(courses).hasSize(2);
    assertThat(Arrays.stream(courses.get(0))).allMatch(each -> Math.abs(each - 1_100) < 1);
    assertThat(courses.get(1)[STEPS - 1]).isCloseTo(11_000, within(1.0));
    assertThat(courses.get(1)[0]).isZero();
    assertThat(courses)
        .allSatisfy(each -> assertThat(sum(each)).isCloseTo(sum(plan), within(10.0)));
  }

  @Test
  void whereItIsKnownWhenEnergyIsCleanItMayChargeThen() {
    double[] kg = new double[STEPS];
    Arrays.setAll(kg, t -> t < 10 || t > 14 ? 0.5 : 0.1);
    SiteSnapshot site =
        site(50_000, 1)
            .with(TermsBuilder.builder().emissions(Optional.of(new Emissions(kg, 0))).build());
    double[] plan = new double[STEPS];
    Arrays.fill(plan, 0, 4, 11_000);
    double[] clean = alternatives(site, plan).get(id(0)).get(1);
    assertThat(IntStream.range(0, STEPS).filter(t -> clean[t] > 0)).allMatch(t -> kg[t] < 0.2);
  }

  @Test
  void oneThatWantsHardlyAnythingHasNoChoice() {
    assertThat(alternatives(site(50_000, 1), new double[STEPS])).isEmpty();
  }

  @Test
  void whateverTheCarsChooseTheLimitsAreKept() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      SiteSnapshot site = site(14_000, 3);
      double[][] powers = new double[3][STEPS];
      for (int t = 0; t < STEPS; t++) {
        powers[t % 3][t] = random.nextInt(8_000);
      }
      Map<UUID, List<double[]>> offered = alternatives(site, powers);
      assertThat(offered).isNotEmpty();
      for (int choice = 0; choice < 27; choice++) {
        double[][] chosen = powers.clone();
        for (int car = 0, rest = choice; car < 3; car++, rest /= 3) {
          List<double[]> all = new ArrayList<>(List.of(powers[car]));
          all.addAll(offered.getOrDefault(id(car), List.of()));
          chosen[car] = all.get(rest % all.size());
        }
        assertThat(
                FeasibilityChecker.check(site, Outcome.of(site, chosen, quality(), 0)).stream()
                    .filter(found -> found.kind() == Kind.IMPORT_LIMIT))
            .isEmpty();
      }
    }
  }

  private static SitePlan.Quality quality() {
    return SitePlan.Quality.OPTIMAL;
  }

  private static Map<UUID, List<double[]>> alternatives(SiteSnapshot site, double[]... powers) {
    Set<UUID> all =
        site.cars().stream().map(car -> UUID.fromString(car.id())).collect(Collectors.toSet());
    return Alternatives.of(site, Outcome.of(site, powers, quality(), 0), all);
  }

  private static double sum(double[] watts) {
    return Arrays.stream(watts).sum();
  }

  private static UUID id(int car) {
    return new UUID(0, car);
  }

  /** Cars of 60 kWh, a third full, of 11 kW. */
  private static SiteSnapshot site(double limitW, int cars) {
    double[] base = new double[STEPS];
    double[] price = new double[STEPS];
    Arrays.fill(base, 1_000);
    Arrays.fill(price, 0.3);
    List<PluggedCar> plugged =
        IntStream.range(0, cars)
            .mapToObj(
                i ->
                    PluggedCarBuilder.builder()
                        .id(id(i).toString())
                        .group(0)
                        .phases(Phases.THREE)
                        .arrivalStep(0)
                        .departureStep(STEPS)
                        .energyWh(20_000)
                        .capacityWh(60_000)
                        .maxEnergyWh(60_000)
                        .maxChargeW(11_000)
                        .chargeEfficiency(0.9)
                        .dischargeEfficiency(0.9)
                        .build())
            .toList();
    return new SiteSnapshot(GRID, limitW, limitW, base, price, price, plugged);
  }
}
