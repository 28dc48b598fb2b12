package org.voltide.csms.energy.plan;

import java.util.List;

/**
 * Everything the planner knows about a site at one moment. Arrays have one entry per step of the
 * grid and are not changed after construction.
 *
 * @param groups a tree, every group after its parent; the grid connection is the first and the only
 *     one without parent
 * @param importPricePerKwh what a kWh from the grid costs
 * @param exportPricePerKwh what a kWh into the grid earns
 * @param limits what some cars may draw together, wherever they are
 * @param terms what else is paid for and kept
 */
public record SiteSnapshot(
    TimeGrid grid,
    List<Group> groups,
    double[] importPricePerKwh,
    double[] exportPricePerKwh,
    List<PluggedCar> cars,
    List<SharedLimit> limits,
    Terms terms) {

  public SiteSnapshot {
    groups = List.copyOf(groups);
    cars = List.copyOf(cars);
    limits = List.copyOf(limits);
    for (SharedLimit limit : limits) {
      grid.requireLength("maxW", limit.maxW());
    }
    grid.requireLength("importPricePerKwh", importPricePerKwh);
    grid.requireLength("exportPricePerKwh", exportPricePerKwh);
    for (int g = 0; g < groups.size(); g++) {
      Group group = groups.get(g);
      grid.requireLength("the limit of group " + group.id(), group.limit().importW());
      boolean hangs = group.parent() >= 0 && group.parent() < g;
      if (g == 0 ? group.parent() != Group.NO_PARENT : !hangs) {
        throw new IllegalArgumentException("group " + group.id() + " hangs on no group before it");
      }
    }
    terms.requireSteps(grid);
    for (PluggedCar car : cars) {
      car.reserveWh().ifPresent(wh -> grid.requireLength("the reserve of car " + car.id(), wh));
      if (car.group() < 0 || car.group() >= groups.size()) {
        throw new IllegalArgumentException("car " + car.id() + " is in no group of the site");
      }
    }
  }

  /** A site without further terms. */
  public SiteSnapshot(
      TimeGrid grid,
      List<Group> groups,
      double[] importPricePerKwh,
      double[] exportPricePerKwh,
      List<PluggedCar> cars,
      List<SharedLimit> limits) {
    this(grid, groups, importPricePerKwh, exportPricePerKwh, cars, limits, Terms.NONE);
  }

  /**
   * A site that is one group.
   *
   * @param importLimitW most the grid connection may draw, ≥ 0
   * @param exportLimitW most it may feed in, ≥ 0
   * @param baseLoadW what the site uses without cars; negative where its own generation exceeds it
   */
  public SiteSnapshot(
      TimeGrid grid,
      double importLimitW,
      double exportLimitW,
      double[] baseLoadW,
      double[] importPricePerKwh,
      double[] exportPricePerKwh,
      List<PluggedCar> cars,
      List<SharedLimit> limits) {
    this(
        grid,
        List.of(
            Group.balanced(
                "site",
                Group.NO_PARENT,
                grid.requireLength("baseLoadW", baseLoadW),
                PowerLimit.flat(grid.steps(), importLimitW, exportLimitW))),
        importPricePerKwh,
        exportPricePerKwh,
        cars,
        limits);
  }

  /** A site that is one group, where nothing but the connection limits the cars. */
  public SiteSnapshot(
      TimeGrid grid,
      double importLimitW,
      double exportLimitW,
      double[] baseLoadW,
      double[] importPricePerKwh,
      double[] exportPricePerKwh,
      List<PluggedCar> cars) {
    this(
        grid,
        importLimitW,
        exportLimitW,
        baseLoadW,
        importPricePerKwh,
        exportPricePerKwh,
        cars,
        List.of());
  }

  /** The same site with other terms. */
  public SiteSnapshot with(Terms other) {
    return new SiteSnapshot(
        grid, groups, importPricePerKwh, exportPricePerKwh, cars, limits, other);
  }

  /** The same site with other cars, limits they share left out. */
  public SiteSnapshot withCars(List<PluggedCar> others) {
    return new SiteSnapshot(
        grid, groups, importPricePerKwh, exportPricePerKwh, others, List.of(), terms);
  }

  /** What drawing a kWh costs, with the price of its CO2. */
  public double drawnPricePerKwh(int step) {
    double ofCo2 = terms.emissions().map(each -> each.pricePerKwh(step)).orElse(0.0);
    return importPricePerKwh[step] + ofCo2;
  }

  /** The limit of the grid connection. */
  public PowerLimit limit() {
    return groups.getFirst().limit();
  }

  /** What all groups use without cars, per step. */
  public double[] baseLoadW() {
    double[] sum = new double[grid.steps()];
    for (Group group : groups) {
      for (int t = 0; t < sum.length; t++) {
        sum[t] += group.baseLoadW(t);
      }
    }
    return sum;
  }
}
