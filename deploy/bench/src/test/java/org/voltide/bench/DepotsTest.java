package org.voltide.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.plan.EvenPlanner;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.check.CheckedPlan;
import org.voltide.csms.energy.plan.check.CheckedPlanner;
import org.voltide.csms.energy.plan.exact.LinearPlanner;

class DepotsTest {

  @Test
  void canBePlannedAndGainFromIt() {
    SiteSnapshot depot = Depots.random(1, 12);
    Duration limit = Duration.ofSeconds(60);
    CheckedPlan plan =
        new CheckedPlanner(new LinearPlanner(limit), new EvenPlanner(), limit).plan(depot);
    assertThat(plan.plan().quality()).isNotEqualTo(SitePlan.Quality.FALLBACK);
    assertThat(plan.plan().cost()).isLessThan(new EvenPlanner().plan(depot).cost());
  }
}
