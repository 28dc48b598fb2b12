package org.voltide.csms.energy.study.simulation;

import java.util.List;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.TimeGrid;

/**
 * Where the cars are.
 *
 * @param importKw most all cars together may draw; infinite for a connection that never limits
 * @param exportKw most they may feed in
 * @param market what energy costs
 * @param quarters the study's time
 */
public record Site(double importKw, double exportKw, Market market, Quarters quarters) {

  public Site {
    if (!(importKw > 0 && exportKw >= 0)) {
      throw new IllegalArgumentException("the connection must carry more than nothing");
    }
  }

  /** The same site with another connection, into which no more is fed than before. */
  public Site withConnection(double kw) {
    return new Site(kw, Math.min(kw, exportKw), market, quarters);
  }

  SiteSnapshot snapshot(TimeGrid grid, Market.Prices prices, List<PluggedCar> cars) {
    double mostW = cars.stream().mapToDouble(PluggedCar::maxChargeW).sum() + 1;
    PowerLimit limit =
        PowerLimit.flat(
            grid.steps(), Math.min(importKw * 1_000, mostW), Math.min(exportKw * 1_000, mostW));
    double[] base = new double[grid.steps()];
    return new SiteSnapshot(
        grid,
        List.of(Group.balanced("site", Group.NO_PARENT, base, limit)),
        prices.importPerKwh(),
        prices.exportPerKwh(),
        cars,
        List.of());
  }
}
