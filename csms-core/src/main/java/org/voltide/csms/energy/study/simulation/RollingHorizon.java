package org.voltide.csms.energy.study.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.csms.energy.plan.check.CheckedPlan;
import org.voltide.csms.energy.plan.check.CheckedPlanner;
import org.voltide.csms.energy.study.simulation.Strategy.Knowledge;

/**
 * Plans as a running system does: whenever a car arrives, prices appear or an hour has passed, for
 * the cars that are there, until the last of them leaves but at most a day and a half ahead.
 * Between plans the cars follow the last one.
 */
public final class RollingHorizon {

  private static final int LONGEST = 36 * Quarters.PER_HOUR;
  private static final int EXPECT_AHEAD = Quarters.PER_DAY;
  private static final int REPLAN_AFTER = Quarters.PER_HOUR;

  private final Site site;
  private final Strategy strategy;
  private final CheckedPlanner planner;
  private final Arrivals forecast;
  private final Stations stations;
  private final List<PresentCar> present = new ArrayList<>();
  private final Map<PresentCar, Integer> placeInPlan = new HashMap<>();
  private Optional<SitePlan> plan = Optional.empty();
  private int planned;
  private int plans;
  private int safePlans;

  private RollingHorizon(Site site, Strategy strategy, CheckedPlanner planner, Arrivals forecast) {
    this.site = site;
    this.strategy = strategy;
    this.planner = planner;
    this.forecast = forecast;
    stations = new Stations(strategy.current(), site);
  }

  /**
   * Runs through a period.
   *
   * @param forecast of arrivals, asked only where the strategy has one
   * @throws CancellationException when the thread is interrupted
   */
  public static Trajectory run(
      Period period, Site site, Strategy strategy, CheckedPlanner planner, Arrivals forecast) {
    return new RollingHorizon(site, strategy, planner, forecast).run(period);
  }

  private Trajectory run(Period period) {
    List<PresentCar> all =
        period.stays().stream()
            .map(stay -> new PresentCar(stay, strategy.bidirectional()))
            .toList();
    int next = 0;
    for (int now = period.from(); now < period.end(); now++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted");
      }
      int quarter = now;
      present.removeIf(car -> car.car().departureStep() <= quarter);
      boolean arrived = false;
      for (; next < all.size() && all.get(next).car().arrivalStep() <= now; next++) {
        present.add(all.get(next));
        arrived = true;
      }
      if (!present.isEmpty()) {
        if (arrived || isPlanOld(now)) {
          makePlan(now);
        }
        step(now);
      }
    }
    double[][] powers = all.stream().map(PresentCar::powerW).toArray(double[][]::new);
    return new Trajectory(period.stays(), powers, plans, safePlans);
  }

  private boolean isPlanOld(int now) {
    return plan.isEmpty()
        || now - planned >= REPLAN_AFTER
        || site.market().publishesAt(site.quarters().at(now));
  }

  private void makePlan(int now) {
    List<PluggedCar> expected =
        strategy.knowledge() == Knowledge.FORECAST
            ? forecast.after(now, now + EXPECT_AHEAD)
            : List.of();
    int horizon = horizon(now, expected);
    List<PluggedCar> cars = new ArrayList<>();
    placeInPlan.clear();
    for (PresentCar car : present) {
      placeInPlan.put(car, cars.size());
      cars.add(shortened(car.seenAt(now, horizon), horizon - now));
    }
    expected.stream()
        .filter(car -> car.departureStep() <= horizon)
        .filter(car -> car.departureStep() > now + REPLAN_AFTER)
        .map(car -> asExpected(car, now))
        .forEach(cars::add);
    TimeGrid grid = site.quarters().grid(now, horizon);
    CheckedPlan checked =
        planner.plan(site.snapshot(grid, site.market().expectedAtStart(grid), cars));
    plans++;
    safePlans += checked.fallbackReason().isPresent() ? 1 : 0;
    plan = Optional.of(checked.plan());
    planned = now;
    stations.newPlan();
  }

  /** Until the next plan nobody relies on a car that may not come. */
  private PluggedCar asExpected(PluggedCar car, int now) {
    return PluggedCarBuilder.builder(car)
        .arrivalStep(Math.max(car.arrivalStep() - now, REPLAN_AFTER))
        .departureStep(car.departureStep() - now)
        .maxDischargeW(strategy.bidirectional() ? car.maxDischargeW() : 0)
        .build();
  }

  private int horizon(int now, List<PluggedCar> expected) {
    int last = now + 1;
    for (PresentCar car : present) {
      last = Math.max(last, car.car().departureStep());
    }
    for (PluggedCar car : expected) {
      last = Math.max(last, car.departureStep());
    }
    return Math.min(last, now + LONGEST);
  }

  private static PluggedCar shortened(PluggedCar car, int steps) {
    return PluggedCarBuilder.builder(car)
        .departureStep(Math.min(car.departureStep(), steps))
        .build();
  }

  private void step(int now) {
    double[] wanted = new double[present.size()];
    SitePlan current = plan.orElseThrow();
    for (int i = 0; i < wanted.length; i++) {
      int place = placeInPlan.get(present.get(i));
      wanted[i] = current.cars().get(place).powerW()[now - planned];
    }
    double[] powers = stations.follow(now, present, wanted);
    for (int i = 0; i < powers.length; i++) {
      present.get(i).does(now, powers[i]);
    }
  }
}
