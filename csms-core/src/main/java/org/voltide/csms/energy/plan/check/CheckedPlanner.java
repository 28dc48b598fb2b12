package org.voltide.csms.energy.plan.check;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.voltide.csms.energy.plan.NoPlanException;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * Runs an engine within a hard time limit, checks what it delivers, and falls back to the safe plan
 * when it is late, fails, or its plan is unsound. Thread-safe.
 *
 * <p>The engine runs on a thread of its own because native code cannot be interrupted: a late one
 * is left to end by itself, and while too many do, further plans are safe plans at once.
 */
public final class CheckedPlanner {

  /** More than that would only slow one another down. */
  public static final int ENGINES_AT_ONCE = 2;

  private final SitePlanner engine;
  private final SitePlanner fallback;
  private final Duration limit;
  private final Semaphore running = new Semaphore(ENGINES_AT_ONCE);

  public CheckedPlanner(SitePlanner engine, SitePlanner fallback, Duration limit) {
    this.engine = engine;
    this.fallback = fallback;
    this.limit = limit;
  }

  /**
   * A plan that breaks nothing it could keep.
   *
   * @throws NoPlanException when even the safe plan is unsound
   */
  public CheckedPlan plan(SiteSnapshot site) {
    return plan(site, engine);
  }

  /**
   * The same with another engine than the usual.
   *
   * @throws NoPlanException when even the safe plan is unsound
   */
  public CheckedPlan plan(SiteSnapshot site, SitePlanner other) {
    Timed timed;
    try {
      timed = runEngine(site, other);
    } catch (NoPlanException e) {
      return safePlan(site, e.getMessage(), limit);
    }
    List<Violation> violations = FeasibilityChecker.check(site, timed.plan());
    Optional<Violation> fault = firstFault(violations);
    return fault.isPresent()
        ? safePlan(site, "the plan breaks " + fault.get(), timed.cpu())
        : new CheckedPlan(timed.plan(), violations, timed.cpu(), Optional.empty());
  }

  private CheckedPlan safePlan(SiteSnapshot site, String reason, Duration cpu) {
    SitePlan plan = fallback.plan(site);
    List<Violation> violations = FeasibilityChecker.check(site, plan);
    firstFault(violations)
        .ifPresent(
            fault -> {
              throw new NoPlanException(reason + "; the safe plan breaks " + fault);
            });
    return new CheckedPlan(plan, violations, cpu, Optional.of(reason));
  }

  private static Optional<Violation> firstFault(List<Violation> violations) {
    return violations.stream().filter(v -> v.kind().forbidsPlan()).findFirst();
  }

  private record Timed(SitePlan plan, Duration cpu) {}

  private Timed runEngine(SiteSnapshot site, SitePlanner chosen) {
    FutureTask<Timed> task = new FutureTask<>(() -> timed(site, chosen));
    try {
      if (!running.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new NoPlanException("earlier plans are still being made");
      }
      Thread.ofPlatform().daemon().name("planner").start(() -> runAndRelease(task));
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new NoPlanException("no plan within " + limit.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw new NoPlanException(String.valueOf(e.getCause().getMessage()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoPlanException("interrupted", e);
    }
  }

  private void runAndRelease(Runnable task) {
    try {
      task.run();
    } finally {
      running.release();
    }
  }

  private static Timed timed(SiteSnapshot site, SitePlanner chosen) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    SitePlan plan = chosen.plan(site);
    return new Timed(plan, Duration.ofNanos(threads.getCurrentThreadCpuTime() - before));
  }
}
