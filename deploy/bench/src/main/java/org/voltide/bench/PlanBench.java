package org.voltide.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.exact.LinearPlanner;
import org.voltide.csms.energy.plan.fast.Effort;
import org.voltide.csms.energy.plan.fast.FastPlanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Both engines on the same fleets: what their plans cost, and what it takes to find them. */
@Command(
    name = "plan",
    description = {
      "Plans fleets over 96 quarter hours with both engines, every plan checked.",
      "Prints CPU seconds of the planning thread, heap allocated, cost above the exact optimum, the",
      "gap the fast engine itself vouches for, and the part of the greatest saving over charging at",
      "once that is kept; medians over the seeds. Amperes: the thorough plan of the same fleet",
      "with 6 A at least and whole amperes."
    })
final class PlanBench implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** The product's efforts, without their limits on the clock: a busy machine is no slower plan. */
  private static final Effort THOROUGH = new Effort(Effort.THOROUGH.gap(), LIMIT);

  private static final Effort QUICK = new Effort(Effort.QUICK.gap(), LIMIT);
  private static final int WARM_UP_CARS = 200;
  private static final int WARM_UP_PLANS = 8;

  @Option(
      names = "--cars",
      split = ",",
      defaultValue = "20,200,2000,20000",
      description = "Sizes of the fleets (${DEFAULT-VALUE}).")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--seeds",
      defaultValue = "3",
      description = "Fleets per size (${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--exact",
      defaultValue = "2000",
      description = "The largest fleet for the exact engine (${DEFAULT-VALUE}).")
  private int mostExact;

  @Override
  public Integer call() {
    Sizes.requireAtLeast("--seeds", seeds, 1);
    sizes.forEach(size -> Sizes.requireAtLeast("--cars", size, 1));
    warmUp();
    print("cars", "engine", "CPU-s", "MB", "above %", "vouched %", "saved %");
    for (int cars : sizes) {
      measure(cars);
    }
    return 0;
  }

  private static void warmUp() {
    for (int n = 0; n < WARM_UP_PLANS; n++) {
      SiteSnapshot site = Fleets.random(-n, WARM_UP_CARS);
      SitePlan plan = new FastPlanner(THOROUGH).plan(site);
      new FastPlanner(QUICK).replan(site, plan);
    }
    new LinearPlanner(LIMIT).plan(Fleets.random(0, WARM_UP_CARS));
  }

  private void measure(int cars) {
    List<Measured> exact = new ArrayList<>();
    List<Measured> thorough = new ArrayList<>();
    List<Measured> quick = new ArrayList<>();
    List<Measured> again = new ArrayList<>();
    List<Measured> amperes = new ArrayList<>();
    List<Double> atOnce = new ArrayList<>();
    List<Double> atOnceAgain = new ArrayList<>();
    List<Double> best = new ArrayList<>();
    List<Double> bestAgain = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      SiteSnapshot site = Fleets.random(seed, cars);
      SiteSnapshot news = Fleets.afterNews(site);
      FastPlanner slow = new FastPlanner(THOROUGH);
      FastPlanner fast = new FastPlanner(QUICK);
      SitePlan before = slow.plan(site);
      thorough.add(Measured.of(site, () -> slow.plan(site)));
      quick.add(Measured.of(site, () -> fast.plan(site)));
      again.add(Measured.of(news, () -> fast.replan(news, before)));
      SiteSnapshot whole = Fleets.wholeAmperes(site);
      amperes.add(Measured.of(whole, () -> slow.plan(whole)));
      atOnce.add(Fleets.atOnce(site));
      atOnceAgain.add(Fleets.atOnce(news));
      if (cars <= mostExact) {
        exact.add(Measured.of(site, () -> new LinearPlanner(LIMIT).plan(site)));
        best.add(exact.getLast().value());
        bestAgain.add(Measured.of(news, () -> new LinearPlanner(LIMIT).plan(news)).value());
      }
    }
    row(cars, "exact", exact, best, atOnce);
    row(cars, "thorough", thorough, best, atOnce);
    row(cars, "quick", quick, best, atOnce);
    row(cars, "re-plan", again, bestAgain, atOnceAgain);
    row(cars, "amperes", amperes, best, atOnce);
  }

  private static void row(
      int cars, String engine, List<Measured> plans, List<Double> best, List<Double> atOnce) {
    if (plans.isEmpty()) {
      return;
    }
    List<Double> above = new ArrayList<>();
    List<Double> saved = new ArrayList<>();
    for (int i = 0; i < best.size(); i++) {
      above.add(plans.get(i).percentAbove(best.get(i)));
      double most = atOnce.get(i) - best.get(i);
      saved.add(100 * (atOnce.get(i) - plans.get(i).value()) / most);
    }
    print(
        Integer.toString(cars),
        engine,
        number("%.2f", plans, Measured::cpuSeconds),
        number("%.0f", plans, Measured::megabytes),
        median("%.4f", above),
        number("%.4f", plans, plan -> 100 * plan.gap()),
        median("%.2f", saved));
  }

  private static String median(String format, List<Double> values) {
    return values.isEmpty() ? "-" : String.format(Locale.ROOT, format, Pairs.median(values));
  }

  private static String number(
      String format, List<Measured> plans, ToDoubleFunction<Measured> value) {
    return median(format, plans.stream().mapToDouble(value).boxed().toList());
  }

  private static void print(Object... columns) {
    System.out.printf(Locale.ROOT, "%6s  %-9s %8s %7s %9s %10s %8s%n", columns);
  }
}
