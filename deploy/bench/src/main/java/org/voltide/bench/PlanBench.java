package org.voltide.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.voltide.csms.energy.plan.EvenPlanner;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.check.CheckedPlan;
import org.voltide.csms.energy.plan.check.CheckedPlanner;
import org.voltide.csms.energy.plan.exact.LinearPlanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The exact plan of a large site, from the snapshot to the checked plan. */
@Command(
    name = "plan",
    description = "The exact plan of a site, checked, in CPU seconds of the whole process.")
final class PlanBench implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final double WANTED_SECONDS = 1.5;

  @Option(names = "--cars", defaultValue = "200", description = "Cars (${DEFAULT-VALUE}).")
  private int cars;

  @Option(names = "--runs", defaultValue = "7", description = "Sites planned (${DEFAULT-VALUE}).")
  private int runs;

  @Override
  public Integer call() {
    Sizes.requireAtLeast("--cars", cars, 1);
    Sizes.requireAtLeast("--runs", runs, 1);
    var exact = new CheckedPlanner(new LinearPlanner(LIMIT), new EvenPlanner(), LIMIT);
    exact.plan(Depots.random(0, cars));
    List<Double> seconds = new ArrayList<>();
    double cost = 0;
    double evenly = 0;
    for (int seed = 1; seed <= runs; seed++) {
      SiteSnapshot site = Depots.random(seed, cars);
      double before = processSeconds();
      CheckedPlan plan = exact.plan(site);
      seconds.add(processSeconds() - before);
      if (plan.plan().quality() == SitePlan.Quality.FALLBACK) {
        throw new BenchException("site " + seed + " was not planned: " + plan.fallbackReason());
      }
      cost += plan.plan().cost();
      evenly += new EvenPlanner().plan(site).cost();
    }
    double median = Pairs.median(seconds);
    System.out.printf(
        Locale.ROOT,
        "%d cars x 96 steps: median %.2f CPU-s (%.2f .. %.2f), wanted <= %.1f: %s%n",
        cars,
        median,
        seconds.stream().min(Double::compare).orElseThrow(),
        seconds.stream().max(Double::compare).orElseThrow(),
        WANTED_SECONDS,
        median <= WANTED_SECONDS ? "reached" : "missed");
    System.out.printf(
        Locale.ROOT,
        "mean cost of a day %.2f, charged evenly %.2f (%.0f %% more)%n",
        cost / runs,
        evenly / runs,
        100 * (evenly - cost) / Math.abs(cost));
    return 0;
  }

  /** Of all threads: the solver's, the collector's, the compiler's. */
  private static double processSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }
}
