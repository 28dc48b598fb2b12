package org.voltide.csms.energy.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.csms.energy.plan.PhaseShares;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.sites.wiring.FlowLimit;
import org.voltide.csms.sites.wiring.PhaseLimit;
import org.voltide.csms.sites.wiring.SiteGroup;
import org.voltide.csms.sites.wiring.SiteGroup.Kind;
import org.voltide.csms.sites.wiring.Wiring;

/** Whatever the site: no limit is exceeded, nobody gets more than it can, and no room is wasted. */
class SafePowersTest {

  private static final int SITES = 400;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void allLimitsOfAnySiteAreKeptAndUsed(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int n = 0; n < SITES; n++) {
      RandomSite site = RandomSite.of(random);
      double[] powers = site.powers();

      assertThat(SafePowers.fit(site.base, site.connection, site.wiring, site.outlets, powers))
          .isTrue();
      for (int i = 0; i < powers.length; i++) {
        Outlet outlet = site.outlets.get(i);
        double least = Math.min(outlet.leastW(), outlet.mostW());
        assertThat(powers[i]).isBetween(0.0, outlet.mostW() + 1e-3);
        if (outlet.heeds()) {
          assertThat(powers[i] == 0 || powers[i] >= least - 1e-3).as("enough for a car").isTrue();
          double more = powers[i] == 0 ? Math.max(least, 1) : 1;
          boolean able = powers[i] + more <= outlet.mostW();
          assertThat(able && site.bears(powers, i, more))
              .as("%s could have more", outlet)
              .isFalse();
        } else {
          assertThat(powers[i]).isEqualTo(outlet.mostW());
        }
      }
      site.demandKept(powers);
    }
  }

  @Test
  void whatIsThereIsSharedAlike() {
    var limit = new FlowLimit(30_000d, 0d);
    List<Outlet> three = List.of(ac("a", null), ac("b", null), ac("c", null));

    assertThat(SafePowers.of(BaseLoad.even(3_000), limit, Wiring.NONE, three))
        .containsExactly(new double[] {9_000, 9_000, 9_000}, within(1e-6));
  }

  @Test
  void halfOfWhatACarNeedsIsGivenToNobody() {
    var limit = new FlowLimit(10_000d, 0d);
    List<Outlet> three = List.of(ac("a", null), ac("b", null), ac("c", null));

    assertThat(SafePowers.of(BaseLoad.even(0), limit, Wiring.NONE, three))
        .containsExactly(new double[] {5_000, 5_000, 0}, within(1e-6));
  }

  @Test
  void whatANarrowGroupCannotTakeOthersGet() {
    var limit = new FlowLimit(20_000d, 0d);
    var narrow =
        SiteGroup.balanced("row", Kind.CIRCUIT, null, new FlowLimit(6_000d, 0d), null, 1_000);
    Wiring wiring = Wiring.balanced(null, List.of(narrow), List.of());

    assertThat(
            SafePowers.of(BaseLoad.even(0), limit, wiring, List.of(ac("a", "row"), ac("b", null))))
        .containsExactly(new double[] {5_000, 11_040}, within(1e-6));
  }

  @Test
  void aStationThatHeedsNothingIsTakenForAllItCan() {
    var limit = new FlowLimit(20_000d, 0d);
    Outlet heedless = new Outlet("x", 1, null, Phases.THREE, 4_140, 11_040, false);

    assertThat(
            SafePowers.of(BaseLoad.even(0), limit, Wiring.NONE, List.of(ac("a", null), heedless)))
        .containsExactly(new double[] {8_960, 11_040}, within(1e-6));
  }

  private static Outlet ac(String station, @Nullable String group) {
    return new Outlet(station, 1, group, Phases.THREE, 4_140, 11_040, true);
  }

  /** Any tree of groups with any limits, and any EVSEs in them. */
  private record RandomSite(
      BaseLoad base, FlowLimit connection, Wiring wiring, List<Outlet> outlets) {

    static RandomSite of(RandomGenerator random) {
      int count = random.nextInt(8);
      List<SiteGroup> groups = new ArrayList<>();
      for (int g = 0; g < count; g++) {
        String parent = g == 0 || random.nextInt(3) == 0 ? null : "g" + random.nextInt(g);
        groups.add(
            new SiteGroup(
                "g" + g,
                "g" + g,
                Kind.FEEDER,
                parent,
                limit(random, 60_000),
                null,
                random.nextBoolean() ? phases(random, 25_000) : null,
                random.nextInt(4) == 0 ? random.nextDouble(-5_000, 8_000) : null,
                random.nextBoolean() ? List.of(0.5, 0.3, 0.2) : null));
      }
      List<Outlet> outlets = new ArrayList<>();
      for (int i = random.nextInt(30); i >= 0; i--) {
        String group = count == 0 || random.nextInt(4) == 0 ? null : "g" + random.nextInt(count);
        double least = random.nextInt(4) == 0 ? 0 : 1_380 * (1 + random.nextInt(3));
        double most = 3_680 * (1 + random.nextInt(6));
        Phases phases = Phases.values()[random.nextInt(Phases.values().length)];
        boolean heeds = random.nextInt(12) > 0;
        outlets.add(new Outlet("cs-" + i, 1, group, phases, least, most, heeds));
      }
      List<PhaseLimit> ofPhases = random.nextBoolean() ? phases(random, 60_000) : null;
      return new RandomSite(
          new BaseLoad(random.nextDouble(0, 20_000), new PhaseShares(0.6, 0.1, 0.3)),
          limit(random, 200_000),
          new Wiring(null, ofPhases, null, groups, List.of()),
          outlets);
    }

    private static List<PhaseLimit> phases(RandomGenerator random, double mostW) {
      return Stream.generate(() -> PhaseLimit.watts(random.nextDouble(0, mostW), 0))
          .limit(Phases.COUNT)
          .toList();
    }

    private static FlowLimit limit(RandomGenerator random, double mostW) {
      return new FlowLimit(random.nextDouble(0, mostW), 0d);
    }

    double[] powers() {
      return SafePowers.of(base, connection, wiring, outlets);
    }

    /** Whether one more would still keep every limit above it. */
    boolean bears(double[] powers, int outlet, double moreW) {
      double[] more = powers.clone();
      more[outlet] += moreW;
      List<@Nullable String> above = path(outlets.get(outlet).group());
      return above.stream().allMatch(place -> excess(place, more, 1e-3) <= 0);
    }

    /** No place is beyond a limit, unless it is so by what heeds nobody. */
    void demandKept(double[] powers) {
      double[] heedless = powers.clone();
      for (int i = 0; i < heedless.length; i++) {
        heedless[i] = outlets.get(i).heeds() ? 0 : heedless[i];
      }
      List<@Nullable String> places = new ArrayList<>();
      places.add(null);
      wiring.groups().forEach(group -> places.add(group.id()));
      for (String place : places) {
        assertThat(excess(place, powers, 0))
            .isLessThanOrEqualTo(Math.max(0, excess(place, heedless, 0)) + 1e-3);
      }
    }

    private double excess(@Nullable String place, double[] powers, double tolerance) {
      SiteGroup group = group(place).orElse(null);
      FlowLimit total = group == null ? connection : group.limit();
      List<FlowLimit> each = group == null ? wiring.limitsOfPhases() : group.limitsOfPhases();
      double flow = place == null ? base.powerW() : 0;
      double[] phases = new double[Phases.COUNT];
      Arrays.setAll(phases, p -> place == null ? base.onPhaseW(p) : 0);
      for (SiteGroup below : wiring.groups()) {
        boolean within = path(below.id()).contains(place);
        flow += within ? below.baseLoadW() : 0;
        Arrays.setAll(phases, p -> phases[p] + (within ? below.baseLoadW(p) : 0));
      }
      for (int i = 0; i < powers.length; i++) {
        if (path(outlets.get(i).group()).contains(place)) {
          flow += powers[i];
          for (int p = 0; p < phases.length; p++) {
            phases[p] += powers[i] * outlets.get(i).phases().share(p);
          }
        }
      }
      double excess = flow - total.importW() - tolerance;
      for (int p = 0; p < each.size(); p++) {
        excess = Math.max(excess, phases[p] - each.get(p).importW() - tolerance);
      }
      return excess;
    }

    private Optional<SiteGroup> group(@Nullable String id) {
      return wiring.groups().stream().filter(group -> group.id().equals(id)).findFirst();
    }

    private List<@Nullable String> path(@Nullable String place) {
      List<@Nullable String> path = new ArrayList<>();
      String next = place;
      while (next != null) {
        path.add(next);
        next = group(next).orElseThrow().parent();
      }
      path.add(null);
      return path;
    }
  }
}
