package org.voltide.csms.energy.plan;

import java.util.List;

/**
 * Everything the planner knows about a site at one moment. Arrays have one entry per step of the
 * grid and are not changed after construction.
 *
 * @param importLimitW most the grid connection may draw, ≥ 0
 * @param exportLimitW most it may feed in, ≥ 0
 * @param baseLoadW what the site uses without cars; negative where its own generation exceeds it
 * @param importPricePerKwh what a kWh from the grid costs
 * @param exportPricePerKwh what a kWh into the grid earns
 * @param limits what some cars may draw together
 */
public record SiteSnapshot(
    TimeGrid grid,
    double importLimitW,
    double exportLimitW,
    double[] baseLoadW,
    double[] importPricePerKwh,
    double[] exportPricePerKwh,
    List<PluggedCar> cars,
    List<SharedLimit> limits) {

  public SiteSnapshot {
    cars = List.copyOf(cars);
    limits = List.copyOf(limits);
    for (SharedLimit limit : limits) {
      requireLength("maxW", limit.maxW(), grid);
    }
    requireLength("baseLoadW", baseLoadW, grid);
    requireLength("importPricePerKwh", importPricePerKwh, grid);
    requireLength("exportPricePerKwh", exportPricePerKwh, grid);
  }

  /** A site where nothing but the connection limits the cars. */
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

  private static void requireLength(String name, double[] values, TimeGrid grid) {
    if (values.length != grid.steps()) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " values for " + grid.steps() + " steps");
    }
  }
}
