package org.voltide.csms.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.voltide.csms.energy.plan.Sites.car;
import static org.voltide.csms.energy.plan.Sites.hourly;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.control.PlanMetrics.Engine;
import org.voltide.csms.energy.plan.EvenPlanner;
import org.voltide.csms.energy.plan.NoPlanException;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.check.CheckedPlan;

class PlanMetricsTest {

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final PlanMetrics metrics = new PlanMetrics(registry);

  private static SiteSnapshot site(int cars) {
    return hourly(
        new double[] {0.1, 0.2},
        IntStream.range(0, cars)
            .mapToObj(i -> car("car " + i, 2).build())
            .toArray(PluggedCar[]::new));
  }

  private long plans(String cars, String outcome) {
    return registry.get("voltide.plan").tags("cars", cars, "outcome", outcome).timer().count();
  }

  private long runs(String engine, String outcome) {
    return registry
        .get("voltide.plan.engine")
        .tags("engine", engine, "outcome", outcome)
        .timer()
        .count();
  }

  @Test
  void plansAreTimedBySizeAndOutcome() {
    SitePlan plan = new EvenPlanner().plan(site(1));
    metrics.timed(site(10), () -> checked(plan, Optional.empty()));
    metrics.timed(site(11), () -> checked(plan, Optional.of("late")));
    assertThatThrownBy(
            () ->
                metrics.timed(
                    site(0),
                    () -> {
                      throw new NoPlanException("unsound");
                    }))
        .isInstanceOf(NoPlanException.class);

    assertThat(plans("up_to_10", "planned")).isEqualTo(1);
    assertThat(plans("up_to_50", "fallback")).isEqualTo(1);
    assertThat(plans("up_to_10", "none")).isEqualTo(1);
    assertThat(plans("larger", "planned")).isZero();
  }

  private static CheckedPlan checked(SitePlan plan, Optional<String> fallbackReason) {
    return new CheckedPlan(plan, List.of(), Duration.ZERO, fallbackReason);
  }

  @Test
  void runsOfEnginesAreTimedAndThoseInVainToo() {
    metrics.timed(Engine.FAST, new EvenPlanner()).plan(site(1));
    SitePlanner helpless =
        metrics.timed(
            Engine.EXACT,
            _ -> {
              throw new NoPlanException("none");
            });
    assertThatThrownBy(() -> helpless.plan(site(1))).isInstanceOf(NoPlanException.class);

    assertThat(runs("fast", "planned")).isEqualTo(1);
    assertThat(runs("exact", "none")).isEqualTo(1);
    assertThat(runs("exact", "planned")).isZero();
  }
}
