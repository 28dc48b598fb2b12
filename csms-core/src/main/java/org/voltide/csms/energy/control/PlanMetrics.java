package org.voltide.csms.energy.control;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.function.Supplier;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.check.CheckedPlan;

/**
 * Times plans by the size of their site, and runs of engines, each with what came of it. All series
 * are there from the start, so that the first fallback is seen as a change. Thread-safe.
 */
final class PlanMetrics {

  private final MeterRegistry registry;

  PlanMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (Outcome outcome : Outcome.values()) {
      for (Size size : Size.values()) {
        plans(size, outcome);
      }
    }
    for (Engine engine : Engine.values()) {
      runs(engine, Outcome.PLANNED);
      runs(engine, Outcome.NONE);
    }
  }

  /** What computes plans. */
  enum Engine {
    EXACT,
    FAST
  }

  private enum Outcome {
    /** An engine's plan. */
    PLANNED,
    /** The safe plan, by which all charge evenly. */
    FALLBACK,
    /** No plan. */
    NONE
  }

  /** Sites by their cars. */
  private enum Size {
    UP_TO_10(10),
    UP_TO_50(50),
    UP_TO_200(200),
    UP_TO_1000(1000),
    LARGER(Integer.MAX_VALUE);

    private final int cars;

    Size(int cars) {
      this.cars = cars;
    }

    static Size of(SiteSnapshot site) {
      Size size = UP_TO_10;
      while (site.cars().size() > size.cars) {
        size = values()[size.ordinal() + 1];
      }
      return size;
    }
  }

  /** Makes a plan with whatever engine, and times it. */
  CheckedPlan timed(SiteSnapshot site, Supplier<CheckedPlan> planning) {
    Timer.Sample begun = Timer.start(registry);
    Outcome outcome = Outcome.NONE;
    try {
      CheckedPlan made = planning.get();
      outcome = made.fallbackReason().isPresent() ? Outcome.FALLBACK : Outcome.PLANNED;
      return made;
    } finally {
      begun.stop(plans(Size.of(site), outcome));
    }
  }

  /** The same engine, its runs timed. */
  SitePlanner timed(Engine engine, SitePlanner planner) {
    return site -> {
      Timer.Sample begun = Timer.start(registry);
      Outcome outcome = Outcome.NONE;
      try {
        SitePlan plan = planner.plan(site);
        outcome = Outcome.PLANNED;
        return plan;
      } finally {
        begun.stop(runs(engine, outcome));
      }
    };
  }

  private Timer plans(Size size, Outcome outcome) {
    return Timer.builder("voltide.plan")
        .description("Making a site's plan, by its number of cars")
        .tag("cars", label(size))
        .tag("outcome", label(outcome))
        .register(registry);
  }

  private Timer runs(Engine engine, Outcome outcome) {
    return Timer.builder("voltide.plan.engine")
        .description("One run of an engine")
        .tag("engine", label(engine))
        .tag("outcome", label(outcome))
        .register(registry);
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
