package org.voltide.csms.energy.plan.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.csms.energy.plan.Sites.car;
import static org.voltide.csms.energy.plan.Sites.flat;
import static org.voltide.csms.energy.plan.Sites.hourly;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.csms.energy.plan.EvenPlanner;
import org.voltide.csms.energy.plan.NoPlanException;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.csms.energy.plan.SiteSnapshot;

class EngineBySizeTest {

  private final List<String> asked = new ArrayList<>();
  private final EngineBySize engine = new EngineBySize(noting("exact"), noting("fast"), 2);

  private SitePlanner noting(String name) {
    return site -> {
      asked.add(name);
      return new EvenPlanner().plan(site);
    };
  }

  private static SiteSnapshot site(int here, int expected) {
    List<PluggedCar> cars = new ArrayList<>();
    for (int i = 0; i < here + expected; i++) {
      cars.add(car("car " + i, 4).arrivalStep(i < here ? 0 : 1).build());
    }
    return hourly(flat(4, 0.2), cars.toArray(PluggedCar[]::new));
  }

  @Test
  void carsThatAreOnlyExpectedDoNotCount() {
    engine.plan(site(2, 3));
    engine.plan(site(3, 0));
    assertThat(asked).containsExactly("exact", "fast");
  }

  @Test
  void theFastEngineHelpsOut() {
    SitePlanner helpless =
        site -> {
          throw new NoPlanException("none");
        };
    new EngineBySize(helpless, noting("fast"), 2).plan(site(1, 0));
    assertThat(asked).containsExactly("fast");
  }
}
