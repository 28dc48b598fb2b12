package org.voltide.csms.energy.study.comparison;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.voltide.csms.energy.plan.EvenPlanner;
import org.voltide.csms.energy.plan.SitePlanner;
import org.voltide.csms.energy.plan.check.CheckedPlanner;
import org.voltide.csms.energy.plan.check.EngineBySize;
import org.voltide.csms.energy.plan.exact.LinearPlanner;
import org.voltide.csms.energy.plan.fast.Effort;
import org.voltide.csms.energy.plan.fast.FastPlanner;
import org.voltide.csms.energy.study.simulation.Arrivals;
import org.voltide.csms.energy.study.simulation.Flexibility;
import org.voltide.csms.energy.study.simulation.Outturn;
import org.voltide.csms.energy.study.simulation.PerfectKnowledge;
import org.voltide.csms.energy.study.simulation.Period;
import org.voltide.csms.energy.study.simulation.Replay;
import org.voltide.csms.energy.study.simulation.RollingHorizon;
import org.voltide.csms.energy.study.simulation.Site;
import org.voltide.csms.energy.study.simulation.Stay;
import org.voltide.csms.energy.study.simulation.Stays;
import org.voltide.csms.energy.study.simulation.Strategy;
import org.voltide.csms.energy.study.simulation.Strategy.Current;
import org.voltide.csms.energy.study.simulation.Strategy.Knowledge;
import org.voltide.csms.energy.study.simulation.Trajectory;
import org.voltide.csms.energy.study.simulation.Uncontrolled;

/** Runs all strategies over all sample periods. */
public final class Comparison {

  private static final double[] CONNECTIONS = {0.25, 0.375, 0.5, 0.75, 1};
  private static final double[] STATIONS = {0.25, 0.5, 0.75, 1};
  private static final double ROUND_KW = 5;
  private static final int MOST_EXACT = 200;

  private static final List<Strategy> STRATEGIES =
      List.of(
          rolling("Smart charging, no arrival forecast", false, Knowledge.PRESENT),
          rolling("Smart charging, arrival forecast", false, Knowledge.FORECAST),
          rolling("Smart charging, perfect knowledge", false, Knowledge.PERFECT),
          rolling("V2G, no arrival forecast", true, Knowledge.PRESENT),
          rolling("V2G, arrival forecast", true, Knowledge.FORECAST),
          new Strategy(
              "V2G, arrival forecast, whole amperes from 6 A",
              true,
              Knowledge.FORECAST,
              Current.WHOLE_AMPERES),
          rolling("V2G, perfect knowledge", true, Knowledge.PERFECT));

  private final Site site;
  private final List<Stay> wishing;
  private final List<Period> periods;
  private final Arrivals forecast;
  private final Duration patience;
  private final SitePlanner engine;

  /**
   * A comparison over parts of a recording.
   *
   * @param wishing all stays, in the order of their arrival
   * @param served those of them that find a station
   * @param periods the parts, of those that find a station
   * @param patience with a plan; the fast engine proves how near those are to the optimum that it
   *     gives after that time
   */
  public Comparison(
      Site site, List<Stay> wishing, List<Stay> served, List<Period> periods, Duration patience) {
    this.site = site;
    this.wishing = List.copyOf(wishing);
    this.periods = List.copyOf(periods);
    forecast = new Arrivals(served, site);
    this.patience = patience;
    engine = new FastPlanner(new Effort(Effort.THOROUGH.gap(), patience));
  }

  private static Strategy rolling(String name, boolean bidirectional, Knowledge knowledge) {
    return new Strategy(name, bidirectional, knowledge, Current.ANY);
  }

  /**
   * Everything, which takes from seconds to minutes.
   *
   * @param workers who do it, as many runs at once as they can
   * @throws CancellationException when this thread or one of theirs is interrupted
   */
  public Comparisons run(ExecutorService workers) {
    List<Future<Run>> uncontrolled = overPeriods(workers, this::uncontrolled);
    List<List<Future<Run>>> strategies =
        STRATEGIES.stream()
            .map(each -> overPeriods(workers, period -> steered(each, period)))
            .toList();
    double peakKw = result(Strategy.UNCONTROLLED, uncontrolled).total().peakKw();
    List<Future<Variant>> connections = connections(workers, peakKw);
    List<Future<Variant>> stations = stations(workers);
    List<CaseResult> steered = new ArrayList<>();
    for (int i = 0; i < STRATEGIES.size(); i++) {
      steered.add(result(STRATEGIES.get(i), strategies.get(i)));
    }
    List<Flexibility> flexibility =
        strategies.getLast().stream().map(run -> done(run).flexibility()).toList();
    return new Comparisons(
        result(Strategy.UNCONTROLLED, uncontrolled),
        steered,
        connections.stream().map(Comparison::done).toList(),
        stations.stream().map(Comparison::done).toList(),
        Flexibility.together(flexibility));
  }

  private record Run(
      Outturn outturn, Flexibility flexibility, int plans, int safePlans, double seconds) {}

  private List<Future<Run>> overPeriods(ExecutorService workers, Function<Period, Run> run) {
    return periods.stream().map(period -> workers.submit(() -> run.apply(period))).toList();
  }

  private Run uncontrolled(Period period) {
    return run(period, false, () -> Uncontrolled.run(period));
  }

  private Run steered(Strategy strategy, Period period) {
    return run(period, true, () -> trajectory(strategy, period));
  }

  private Trajectory trajectory(Strategy strategy, Period period) {
    if (strategy.knowledge() == Knowledge.PERFECT) {
      return PerfectKnowledge.run(period, site, strategy.bidirectional(), engine);
    }
    CheckedPlanner planner = new CheckedPlanner(engine(strategy), new EvenPlanner(), patience);
    return RollingHorizon.run(period, site, strategy, planner, forecast);
  }

  /** Amperes are rounded best from plans of the exact engine, which leave few cars in between. */
  private SitePlanner engine(Strategy strategy) {
    return strategy.current() == Current.ANY
        ? engine
        : new EngineBySize(new LinearPlanner(patience), engine, MOST_EXACT);
  }

  private Run run(Period period, boolean limited, Supplier<Trajectory> simulation) {
    long began = System.nanoTime();
    Trajectory trajectory = simulation.get();
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Run(
        Replay.of(trajectory, period, site, limited),
        Flexibility.of(trajectory, period),
        trajectory.plans(),
        trajectory.safePlans(),
        seconds);
  }

  private static CaseResult result(Strategy strategy, List<Future<Run>> futures) {
    List<Run> runs = futures.stream().map(Comparison::done).toList();
    List<Outturn> outturns = runs.stream().map(Run::outturn).toList();
    return new CaseResult(
        strategy,
        outturns,
        Outturn.together(outturns),
        runs.stream().mapToInt(Run::plans).sum(),
        runs.stream().mapToInt(Run::safePlans).sum(),
        runs.stream().mapToDouble(Run::seconds).sum());
  }

  private List<Future<Variant>> connections(ExecutorService workers, double peakKw) {
    return Arrays.stream(CONNECTIONS)
        .map(share -> Math.ceil(share * peakKw / ROUND_KW) * ROUND_KW)
        .distinct()
        .mapToObj(kw -> workers.submit(() -> variant(kw, site.withConnection(kw), periods)))
        .toList();
  }

  private List<Future<Variant>> stations(ExecutorService workers) {
    List<Stay> sampled =
        periods.stream()
            .flatMap(each -> Period.of(each.from(), each.until(), wishing).stays().stream())
            .toList();
    int most = Stays.mostAtOnce(sampled);
    return Arrays.stream(STATIONS)
        .mapToInt(share -> (int) Math.ceil(share * most))
        .distinct()
        .mapToObj(stations -> workers.submit(() -> withStations(stations)))
        .toList();
  }

  private Variant withStations(int stations) {
    List<Stay> served = Stays.served(wishing, stations);
    return variant(
        stations,
        site,
        periods.stream().map(each -> Period.of(each.from(), each.until(), served)).toList());
  }

  private Variant variant(double size, Site site, List<Period> periods) {
    List<Outturn> uncontrolled = new ArrayList<>();
    List<Outturn> best = new ArrayList<>();
    for (Period period : periods) {
      uncontrolled.add(Replay.of(Uncontrolled.run(period), period, site, false));
      best.add(Replay.of(PerfectKnowledge.run(period, site, true, engine), period, site, true));
    }
    int sessions = periods.stream().mapToInt(period -> period.stays().size()).sum();
    return new Variant(size, sessions, Outturn.together(uncontrolled), Outturn.together(best));
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof CancellationException cancelled
          ? cancelled
          : new IllegalStateException("a run failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
