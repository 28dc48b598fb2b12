package org.voltide.csms.energy.plan.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.plan.Sites;
import org.voltide.csms.energy.plan.problem.PlanProblem;

/** When the search for prices is over. */
class PriceSearchTest {

  private static final double GOAL = 1e-4;

  private final PlanProblem problem =
      PlanProblem.divided(Sites.nested(Sites.anyPower(Sites.random(31, 12)), 31));

  @Test
  void aSearchThatEndsWithARoughRoundHasNotConverged() {
    assertThat(search().run(1).converged()).isFalse();
  }

  @Test
  void aSearchThatEndsOfItselfHasConverged() {
    assertThat(search().run().converged()).isTrue();
  }

  private PriceSearch search() {
    long later = System.nanoTime() + Duration.ofMinutes(10).toNanos();
    return new PriceSearch(problem, GOAL, later);
  }
}
