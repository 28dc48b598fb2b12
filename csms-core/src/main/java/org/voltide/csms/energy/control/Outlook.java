package org.voltide.csms.energy.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.voltide.csms.energy.forecast.Band;
import org.voltide.csms.energy.forecast.ExpectedCar;
import org.voltide.csms.energy.forecast.Forecast;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.Phases;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.TimeGrid;

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

  private Optional<Band> net(Instant at) {
    return power.flatMap(forecast -> forecast.at(at)).map(Forecast.Step::net);
  }

  /**
   * What the site probably draws without cars, per step.
   *
   * @param configuredW where nothing better is known
   */
  double[] usedW(TimeGrid grid, double configuredW) {
    return perStep(grid, t -> net(grid.startOf(t)).map(Band::middle).orElse(configuredW));
  }

  /** The site with its connection limited so that what is used beyond the middle fits too. */
  SiteSnapshot prudent(SiteSnapshot site, String connection) {
    TimeGrid grid = site.grid();
    double[] moreW =
        perStep(grid, t -> net(grid.startOf(t)).map(b -> b.high() - b.middle()).orElse(0.0));
    double[] lessW =
        perStep(grid, t -> net(grid.startOf(t)).map(b -> b.middle() - b.low()).orElse(0.0));
    List<Group> groups = new ArrayList<>();
    for (Group group : site.groups()) {
      groups.add(group.id().equals(connection) ? limited(group, moreW, lessW) : group);
    }
    return new SiteSnapshot(
        grid,
        groups,
        site.importPricePerKwh(),
        site.exportPricePerKwh(),
        site.cars(),
        site.limits(),
        site.terms());
  }

  private static Group limited(Group group, double[] moreW, double[] lessW) {
    return new Group(
        group.id(),
        group.parent(),
        group.baseLoadW(),
        less(group.limit(), moreW, lessW, 1),
        group.phaseLimit().map(limit -> less(limit, moreW, lessW, Phases.THREE.share(0))));
  }

  private static PowerLimit less(PowerLimit limit, double[] moreW, double[] lessW, double share) {
    double[] importW = limit.importW().clone();
    double[] exportW = limit.exportW().clone();
    Arrays.setAll(importW, t -> Math.max(0, importW[t] - share * moreW[t]));
    Arrays.setAll(exportW, t -> Math.max(0, exportW[t] - share * lessW[t]));
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
