package org.voltide.csms.energy.plan.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.Outcome;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlan.Quality;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.Sites;
import org.voltide.csms.energy.plan.check.FeasibilityChecker;

class UnaidedTest {

  private static final double[] PRICE = {1, 1, 1};

  @Test
  void whatIsFedInStaysWithinTheLimitEvenIfNobodyCharges() {
    SiteSnapshot site = site(8_000, 0, List.of());
    SitePlan plan = plan(site, new double[] {-11_000, 3_000, 0}, new double[] {5_000, 0, 0});

    SitePlan unaided = Unaided.of(site, plan);

    assertThat(unaided.cars().getFirst().powerW())
        .containsExactly(new double[] {-8_000, 3_000, 0}, within(1e-6));
    assertThat(unaided.cars().get(1).powerW()).containsExactly(5_000, 0, 0);
    assertThat(FeasibilityChecker.check(site, unaided)).isEmpty();
  }

  @Test
  void whatTheSiteUsesItselfMayBeCovered() {
    SiteSnapshot site = site(8_000, 3_000, List.of());
    SitePlan plan = plan(site, new double[] {-11_000, 0, 0}, new double[] {5_000, 0, 0});

    assertThat(Unaided.of(site, plan)).isSameAs(plan);
  }

  @Test
  void aCarThatGivesLessChargesLessLater() {
    SiteSnapshot site = site(8_000, 0, List.of());
    // From 45 to 54 kWh, the most it may hold, by way of 34.
    SitePlan plan = plan(site, new double[] {-11_000, 11_000, 9_000}, new double[] {5_000, 0, 0});

    assertThat(Unaided.of(site, plan).cars().getFirst().powerW())
        .containsExactly(new double[] {-8_000, 11_000, 6_000}, within(1e-6));
  }

  @Test
  void eachPhaseIsHeldToItsOwnLimit() {
    SiteSnapshot site = site(50_000, 0, List.of(PowerLimit.flat(3, 20_000, 4_000), WIDE, WIDE));
    SitePlan plan = plan(site, new double[] {-6_000, 0, 0}, new double[] {3_000, 0, 0});

    assertThat(Unaided.of(site, plan).cars().getFirst().powerW()[0])
        .isCloseTo(-4_000, within(1e-6));
  }

  private static final PowerLimit WIDE = PowerLimit.flat(3, 20_000, 20_000);

  private static SitePlan plan(SiteSnapshot site, double[]... powerW) {
    return Outcome.of(site, powerW, Quality.OPTIMAL, 0);
  }

  private static SiteSnapshot site(double exportW, double baseW, List<PowerLimit> phases) {
    double third = baseW / 3;
    double[] each = {third, third, third};
    Group root =
        new Group(
            "site",
            Group.NO_PARENT,
            new double[][] {each, each, each},
            PowerLimit.flat(3, 100_000, exportW),
            phases);
    SiteSnapshot hourly = Sites.hourly(PRICE);
    return new SiteSnapshot(
        hourly.grid(),
        List.of(root),
        PRICE,
        PRICE,
        List.of(car("a").energyWh(45_000).build(), car("b").build()),
        List.of());
  }

  private static PluggedCarBuilder car(String id) {
    return Sites.car(id, 3).phases(Phases.L1).targetWh(0);
  }
}
