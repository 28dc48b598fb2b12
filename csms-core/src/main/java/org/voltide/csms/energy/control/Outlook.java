package org.voltide.csms.energy.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.voltide.csms.energy.forecast.Band;
import org.voltide.csms.energy.forecast.ExpectedCar;
import org.voltide.csms.energy.forecast.Forecast;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.csms.sites.wiring.BaseShares;

/**
 * What a plan expects beside the cars that are here. It reckons costs with the middle of what the
 * site probably draws, and keeps the connection's limits for what it draws at most.
 *
 * @param power of the site without cars, if it is known better than by its base load
 * @param arrivals cars to come
 */
record Outlook(Optional<Forecast> power, List<ExpectedCar> arrivals) {

  /** Nothing is expected. */
  static final Outlook NONE = new Outlook(Optional.empty(), List.of());

  /** Until then a new plan is made, and nobody waits for a car that may not come. */
  private static final int SOONEST_STEP = 4;

  Outlook {
    arrivals = List.copyOf(arrivals);
  }

  /** What the site draws without cars on a phase, if it is known. */
  private Optional<Band> net(Instant at, BaseShares shares, int phase) {
    return power
        .flatMap(forecast -> forecast.at(at))
        .map(
            step -> {
              Band used = step.load().watts().times(shares.load().of(phase));
              return used.minus(step.pv().watts().times(shares.generation().of(phase)));
            });
  }

  private Optional<Band> net(Instant at) {
    return power.flatMap(forecast -> forecast.at(at)).map(Forecast.Step::net);
  }

  /**
   * What the site probably draws without cars on a phase, per step.
   *
   * @param configuredW on that phase, where nothing better is known
   */
  double[] usedW(TimeGrid grid, double configuredW, BaseShares shares, int phase) {
    return perStep(
        grid, t -> net(grid.startOf(t), shares, phase).map(Band::middle).orElse(configuredW));
  }

  /** The site with its connection limited so that what is used beyond the middle fits too. */
  SiteSnapshot prudent(SiteSnapshot site, SiteFacts facts) {
    List<Group> groups = new ArrayList<>();
    for (Group group : site.groups()) {
      boolean isConnection = group.id().equals(facts.id());
      groups.add(isConnection ? limited(group, site.grid(), facts.phases()) : group);
    }
    TimeGrid grid = site.grid();
    return new SiteSnapshot(
        grid,
        groups,
        site.importPricePerKwh(),
        site.exportPricePerKwh(),
        site.cars(),
        site.limits(),
        site.terms());
  }

  private Group limited(Group group, TimeGrid grid, BaseShares shares) {
    List<PowerLimit> phases = new ArrayList<>();
    for (int p = 0; p < group.phaseLimits().size(); p++) {
      int phase = p;
      PowerLimit limit = group.phaseLimits().get(phase);
      phases.add(less(limit, t -> net(grid.startOf(t), shares, phase)));
    }
    return new Group(
        group.id(),
        group.parent(),
        group.baseLoadW(),
        less(group.limit(), t -> net(grid.startOf(t))),
        phases);
  }

  private static PowerLimit less(PowerLimit limit, IntFunction<Optional<Band>> net) {
    double[] importW = limit.importW().clone();
    double[] exportW = limit.exportW().clone();
    for (int t = 0; t < importW.length; t++) {
      Band band = net.apply(t).orElse(Band.certain(0));
      importW[t] = Math.max(0, importW[t] - (band.high() - band.middle()));
      exportW[t] = Math.max(0, exportW[t] - (band.middle() - band.low()));
    }
    return new PowerLimit(importW, exportW);
  }

  /** The cars to come that can charge within a plan. */
  List<PluggedCar> cars(TimeGrid grid) {
    List<PluggedCar> cars = new ArrayList<>();
    for (ExpectedCar each : arrivals) {
      int arrival = Math.max(SOONEST_STEP, firstStepFrom(grid, each.from()));
      int departure = grid.stepsUntil(each.until());
      if (arrival < departure) {
        cars.add(within(grid, each.between(arrival, departure), each.until()));
      }
    }
    return cars;
  }

  private static int firstStepFrom(TimeGrid grid, Instant from) {
    int step = 0;
    while (step < grid.steps() && grid.startOf(step).isBefore(from)) {
      step++;
    }
    return step;
  }

  /** One that stays beyond the horizon needs only what it cannot take afterwards. */
  private static PluggedCar within(TimeGrid grid, PluggedCar car, Instant until) {
    double hoursAfter = Math.max(0, (until.toEpochMilli() - grid.end().toEpochMilli()) / 3.6e6);
    double laterWh = car.maxChargeW() * car.chargeEfficiency() * hoursAfter;
    return PluggedCarBuilder.builder(car).targetWh(Math.max(0, car.targetWh() - laterWh)).build();
  }

  private static double[] perStep(TimeGrid grid, IntToDoubleFunction value) {
    double[] values = new double[grid.steps()];
    Arrays.setAll(values, value);
    return values;
  }
}
