package org.voltide.csms.energy.plan.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.voltide.csms.energy.plan.Sites.car;
import static org.voltide.csms.energy.plan.Sites.flat;
import static org.voltide.csms.energy.plan.Sites.hourly;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.plan.EvenPlanner;
import org.voltide.csms.energy.plan.NoPlanException;
import org.voltide.csms.energy.plan.Outcome;
import org.voltide.csms.energy.plan.SitePlan.Quality;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.exact.LinearPlanner;

class CheckedPlannerTest {

  private final SiteSnapshot site =
      hourly(flat(4, 0.2), car("a", 4).targetWh(41_000).departureStep(3).build());
  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void release() {
    released.countDown();
  }

  @Test
  void usesTheEngineWhenItsPlanIsSound() {
    CheckedPlan checked =
        planner(new LinearPlanner(Duration.ofSeconds(30)), Duration.ofSeconds(60)).plan(site);

    assertThat(checked.plan().quality()).isEqualTo(Quality.OPTIMAL);
    assertThat(checked.fallbackReason()).isEmpty();
    assertThat(checked.cpu()).isPositive();
  }

  @Test
  void fallsBackWhenThePlanIsUnsound() {
    SitePlanner careless =
        s ->
            Outcome.of(
                s, new double[][] {{200_000, 0, 0, 0}}, Quality.OPTIMAL, Double.POSITIVE_INFINITY);

    CheckedPlan checked = planner(careless, Duration.ofSeconds(60)).plan(site);

    assertThat(checked.plan().quality()).isEqualTo(Quality.FALLBACK);
    assertThat(checked.fallbackReason()).hasValueSatisfying(r -> assertThat(r).contains("breaks"));
  }

  @Test
  void fallsBackWhenTheEngineFails() {
    SitePlanner broken =
        s -> {
          throw new IllegalStateException("engine broke");
        };

    CheckedPlan checked = planner(broken, Duration.ofSeconds(60)).plan(site);

    assertThat(checked.fallbackReason()).contains("engine broke");
  }

  @Test
  void fallsBackWhenTheEngineIsLateAndStillWhenLateEnginesPileUp() {
    SitePlanner late =
        s -> {
          try {
            released.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new NoPlanException("too late");
        };
    CheckedPlanner planner = planner(late, Duration.ofMillis(5));

    for (int i = 0; i < 5; i++) {
      assertThat(planner.plan(site).plan().quality()).isEqualTo(Quality.FALLBACK);
    }
  }

  @Test
  void refusesAnUnsoundSafePlanToo() {
    SitePlanner careless =
        s ->
            Outcome.of(
                s, new double[][] {{200_000, 0, 0, 0}}, Quality.FALLBACK, Double.POSITIVE_INFINITY);

    assertThatThrownBy(
            () -> new CheckedPlanner(careless, careless, Duration.ofSeconds(60)).plan(site))
        .isInstanceOf(NoPlanException.class);
  }

  private static CheckedPlanner planner(SitePlanner engine, Duration limit) {
    return new CheckedPlanner(engine, new EvenPlanner(), limit);
  }
}
