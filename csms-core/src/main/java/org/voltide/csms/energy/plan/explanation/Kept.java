package org.voltide.csms.energy.plan.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.problem.Reserves;

/** What is kept for others: back-up power, services to the grid, the life of the battery. */
final class Kept {

  /** A budget is used up from here on. */
  private static final double NEARLY = 0.99;

  private final SiteSnapshot site;
  private final Reserves reserves;

  Kept(SiteSnapshot site) {
    this.site = site;
    reserves = Reserves.of(site);
  }

  List<Because> of(Stretch stretch) {
    List<Because> because = new ArrayList<>();
    OptionalDouble reserved = reservedWh(stretch);
    if (reserved.isPresent()) {
      because.add(new Because.Reserve(stretch.percent(reserved.getAsDouble())));
    }
    site.terms()
        .held()
        .map(
            held ->
                new Because.HeldPower(
                    stretch.steps().mapToDouble(t -> held.upW()[t]).max().orElse(0),
                    stretch.steps().mapToDouble(t -> held.downW()[t]).max().orElse(0)))
        .filter(held -> held.upW() > 0 || held.downW() > 0)
        .ifPresent(because::add);
    OptionalDouble mostOutWh = stretch.car().mostOutWh();
    if (mostOutWh.isPresent() && endsBudget(stretch, mostOutWh.getAsDouble())) {
      because.add(new Because.WarrantyBudget(mostOutWh.getAsDouble()));
    }
    return because;
  }

  /** The reserve that the car holds no more than, somewhere in the stretch. */
  private OptionalDouble reservedWh(Stretch stretch) {
    return stretch
        .steps()
        .filter(
            t -> {
              double leastWh = reserves.leastWh(stretch.car(), t);
              return leastWh > 0 && stretch.isNear(stretch.plan().energyWh()[t], leastWh);
            })
        .mapToDouble(t -> reserves.leastWh(stretch.car(), t))
        .max();
  }

  private boolean endsBudget(Stretch stretch, double mostOutWh) {
    double[] powerW = stretch.plan().powerW();
    double[] outWh = new double[powerW.length];
    Arrays.setAll(outWh, t -> Math.max(0, -powerW[t]) * site.grid().hours(t));
    boolean usedUp = Arrays.stream(outWh, 0, stretch.to()).sum() >= NEARLY * mostOutWh;
    return usedUp && stretch.action() != Action.CHARGING;
  }
}
