package org.voltide.csms.energy.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.voltide.csms.energy.plan.EvenPlanner;
import org.voltide.csms.energy.plan.NoPlanException;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.check.CheckedPlan;
import org.voltide.csms.energy.plan.check.CheckedPlanner;
import org.voltide.csms.energy.plan.check.EngineBySize;
import org.voltide.csms.energy.plan.exact.LinearPlanner;
import org.voltide.csms.energy.plan.fast.Effort;
import org.voltide.csms.energy.plan.fast.FastPlanner;

/**
 * Plans sites with the engine that suits their size and what happened: small ones exactly, large
 * ones from scratch when much is new and from their last plan when little is. Thread-safe.
 */
@Singleton
final class Engines {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Cars of a site that is planned exactly. */
  private static final int MOST_EXACT = 200;

  private final FastPlanner fast;
  private final CheckedPlanner planner;

  /** The last plan of each large site, made with what it was planned for then. */
  private final Map<String, SitePlan> last = new ConcurrentHashMap<>();

  @Inject
  Engines() {
    fast = new FastPlanner(Effort.THOROUGH);
    planner =
        new CheckedPlanner(
            new EngineBySize(new LinearPlanner(LIMIT), fast, MOST_EXACT),
            new EvenPlanner(),
            LIMIT.multipliedBy(2).plusSeconds(5));
  }

  /** With an engine for all sites that are planned from scratch. */
  Engines(SitePlanner engine, SitePlanner fallback) {
    fast = new FastPlanner(Effort.THOROUGH);
    planner = new CheckedPlanner(engine, fallback, LIMIT);
  }

  /**
   * A plan that passed the checker.
   *
   * @throws NoPlanException when not even the safe plan does
   */
  CheckedPlan plan(String siteId, SiteSnapshot site, Reason reason) {
    Optional<SitePlan> before =
        Optional.ofNullable(last.get(siteId)).filter(plan -> reason.changesLittle());
    if (site.cars().size() <= MOST_EXACT) {
      last.remove(siteId);
      return planner.plan(site);
    }
    CheckedPlan made =
        before
            .map(plan -> planner.plan(site, now -> fast.replan(now, plan)))
            .orElseGet(() -> planner.plan(site));
    if (made.fallbackReason().isEmpty()) {
      last.put(siteId, made.plan());
    } else {
      last.remove(siteId);
    }
    return made;
  }
}
