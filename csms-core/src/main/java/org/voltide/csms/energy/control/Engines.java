package org.voltide.csms.energy.control;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.voltide.csms.energy.control.PlanMetrics.Engine;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.EvenPlanner;
import org.voltide.csms.energy.plan.NoPlanException;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.check.CheckedPlan;
import org.voltide.csms.energy.plan.check.CheckedPlanner;
import org.voltide.csms.energy.plan.check.EngineBySize;
import org.voltide.csms.energy.plan.check.FeasibilityChecker;
import org.voltide.csms.energy.plan.check.Violation;
import org.voltide.csms.energy.plan.exact.LinearPlanner;
import org.voltide.csms.energy.plan.fast.Effort;
import org.voltide.csms.energy.plan.fast.FastPlanner;
import org.voltide.csms.energy.plan.repair.Unaided;

/**
 * Plans sites with the engine that suits their size and what happened: small ones exactly; large
 * ones from their last plan when little is new, from scratch when much is, quickly when that is
 * urgent and thoroughly at the next quarter hour. Thread-safe.
 */
@Singleton
final class Engines {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Cars of a site that is planned exactly. */
  private static final int MOST_EXACT = 200;

  /** Cars of a site that is planned thoroughly in well under a second, whatever happened. */
  private static final int MOST_THOROUGH_AT_ONCE = 1_000;

  private final Predicate<SiteSnapshot> isLarge;
  private final FastPlanner fast;
  private final FastPlanner quick = new FastPlanner(Effort.QUICK);
  private final CheckedPlanner planner;
  private final PlanMetrics metrics;

  /** The last plan of each large site, made with what it was planned for then. */
  private final Map<String, SitePlan> last = new ConcurrentHashMap<>();

  @Inject
  Engines(MeterRegistry registry) {
    this(MOST_EXACT, registry);
  }

  /** With the exact engine for sites of up to so many cars. */
  Engines(int mostExact, MeterRegistry registry) {
    metrics = new PlanMetrics(registry);
    fast = new FastPlanner(Effort.THOROUGH);
    EngineBySize engine =
        new EngineBySize(
            metrics.timed(Engine.EXACT, new LinearPlanner(LIMIT)),
            metrics.timed(Engine.FAST, fast),
            mostExact);
    isLarge = engine::isLarge;
    planner = new CheckedPlanner(engine, new EvenPlanner(), LIMIT.multipliedBy(2).plusSeconds(5));
  }

  /** With an engine for all sites that are planned from scratch. */
  Engines(SitePlanner engine, SitePlanner fallback, MeterRegistry registry) {
    metrics = new PlanMetrics(registry);
    isLarge = _ -> false;
    fast = new FastPlanner(Effort.THOROUGH);
    planner = new CheckedPlanner(engine, fallback, LIMIT);
  }

  /**
   * A plan that passed the checker.
   *
   * @throws NoPlanException when not even the safe plan does
   */
  CheckedPlan plan(String siteId, SiteSnapshot site, Reason reason) {
    return metrics.timed(site, () -> planned(siteId, site, reason));
  }

  /**
   * A plan of which nothing is remembered.
   *
   * @throws NoPlanException when not even the safe plan may be carried out
   */
  CheckedPlan preview(SiteSnapshot site) {
    return unaided(site, planner.plan(site));
  }

  private CheckedPlan planned(String siteId, SiteSnapshot site, Reason reason) {
    Optional<SitePlan> before =
        Optional.ofNullable(last.get(siteId)).filter(plan -> reason.changesLittle());
    if (!isLarge.test(site)) {
      last.remove(siteId);
      return unaided(site, planner.plan(site));
    }
    CheckedPlan made =
        before
            .map(plan -> planner.plan(site, replanned(plan)))
            .orElseGet(
                () ->
                    isInHaste(site, reason)
                        ? planner.plan(site, metrics.timed(Engine.FAST, quick))
                        : planner.plan(site));
    if (made.fallbackReason().isEmpty()) {
      last.put(siteId, made.plan());
    } else {
      last.remove(siteId);
    }
    return unaided(site, made);
  }

  private static boolean isInHaste(SiteSnapshot site, Reason reason) {
    return reason.isUrgent() && site.cars().size() > MOST_THOROUGH_AT_ONCE;
  }

  private SitePlanner replanned(SitePlan last) {
    return metrics.timed(Engine.FAST, now -> fast.replan(now, last));
  }

  /** The plan without feeding in that relies on others who charge, unless a promise needs that. */
  private static CheckedPlan unaided(SiteSnapshot site, CheckedPlan made) {
    SitePlan plan = Unaided.of(site, made.plan());
    if (plan.equals(made.plan()) || shortWh(plan) > shortWh(made.plan()) + 1) {
      return made;
    }
    List<Violation> violations = FeasibilityChecker.check(site, plan);
    return violations.stream().anyMatch(each -> each.kind().forbidsPlan())
        ? made
        : new CheckedPlan(plan, violations, made.cpu(), made.fallbackReason());
  }

  private static double shortWh(SitePlan plan) {
    return plan.cars().stream().mapToDouble(CarPlan::shortfallWh).sum();
  }
}
