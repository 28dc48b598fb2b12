package org.voltide.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.check.FeasibilityChecker;
import org.voltide.csms.energy.plan.problem.Valuation;

/**
 * One plan and what it took.
 *
 * @param value cost with broken promises priced and energy kept beyond the horizon credited
 * @param cpuSeconds of the planning thread
 * @param megabytes allocated on the heap, an upper bound of what was held at once
 */
record Measured(double value, double gap, double cpuSeconds, double megabytes) {

  /**
   * @throws BenchException when the plan is unsound
   */
  static Measured of(SiteSnapshot site, Supplier<SitePlan> planning) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long cpu = threads.getCurrentThreadCpuTime();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    SitePlan plan = planning.get();
    double seconds = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
    double megabytes = (threads.getCurrentThreadAllocatedBytes() - bytes) / 1e6;
    FeasibilityChecker.check(site, plan).stream()
        .filter(violation -> violation.kind().forbidsPlan())
        .findFirst()
        .ifPresent(
            violation -> {
              throw new BenchException("the plan breaks " + violation);
            });
    return new Measured(Valuation.of(site, plan), plan.gap(), seconds, megabytes);
  }

  /** By how much this is dearer than the best known, in percent. */
  double percentAbove(double best) {
    return 100 * (value - best) / Math.max(1, Math.abs(best));
  }
}
