package org.voltide.csms.energy.plan.explanation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SitePlan;
import org.voltide.csms.energy.plan.SitePlan.Quality;
import org.voltide.csms.energy.plan.SiteSnapshot;

/** Explains one plan, car by car. */
public final class Explaining {

  private final SiteSnapshot site;
  private final SitePlan plan;
  private final Map<String, String> names;
  private final Instant pricesKnownUntil;
  private final Flows flows;
  private final Kept kept;

  /**
   * @param site at its own prices, limited as the planner saw it
   * @param plan with a car for each of the site, in its order
   * @param names of groups by their ids; the grid connection needs none
   */
  public Explaining(
      SiteSnapshot site, SitePlan plan, Map<String, String> names, Instant pricesKnownUntil) {
    this.site = site;
    this.plan = plan;
    this.names = Map.copyOf(names);
    this.pricesKnownUntil = pricesKnownUntil;
    flows = new Flows(site, plan);
    kept = new Kept(site);
  }

  /**
   * Why a car does what it does while it is here.
   *
   * @param car its position in the snapshot
   */
  public List<Explanation> of(int car, Asked asked) {
    List<Stretch> stretches = stretches(car);
    return stretches.stream().map(each -> explained(each, stretches, asked)).toList();
  }

  private List<Stretch> stretches(int index) {
    PluggedCar car = site.cars().get(index);
    CarPlan planned = plan.cars().get(index);
    int until = Math.min(car.departureStep(), site.grid().steps());
    List<Stretch> found = new ArrayList<>();
    for (int from = car.arrivalStep(), to; from < until; from = to) {
      Action action = Action.of(planned.powerW()[from]);
      to = from + 1;
      while (to < until && Action.of(planned.powerW()[to]) == action) {
        to++;
      }
      boolean chargesNext = to < until && Action.of(planned.powerW()[to]) == Action.CHARGING;
      Action told = action == Action.HOLDING && chargesNext ? Action.WAITING : action;
      found.add(new Stretch(site.grid(), index, car, planned, from, to, told));
    }
    return found;
  }

  /** The even plan looks at limits alone, and haste, modes and trials come before prices. */
  private Explanation explained(Stretch stretch, List<Stretch> all, Asked asked) {
    List<Because> because = new ArrayList<>();
    boolean even = plan.quality() == Quality.FALLBACK;
    boolean tried = asked.tried() && stretch.from() == 0;
    List<Because> modes = modes(stretch, asked);
    if (even) {
      because.add(new Because.Evenly());
    } else if (asked.chargeNow()) {
      because.add(new Because.ChargeNow());
    } else {
      because.addAll(modes);
      if (tried) {
        because.add(new Because.Tried());
      }
      boolean low =
          modes.isEmpty() && stretch.action() == Action.CHARGING && stretch.beginsBelowMinimum();
      if (low) {
        because.add(new Because.BelowMinimum(stretch.percent(stretch.car().minEnergyWh())));
      }
      if (modes.isEmpty() && !tried && !(low && stretch.endsBelowMinimum())) {
        because.addAll(new Priced(site, flows, pricesKnownUntil).of(stretch, all));
      }
      because.addAll(kept.of(stretch));
    }
    stretch.need(asked).ifPresent(because::add);
    stretch.level(asked).ifPresent(because::add);
    because.addAll(new Bounds(site, flows, names).of(stretch));
    return new Explanation(stretch.start(), stretch.end(), stretch.action(), because);
  }

  private static List<Because> modes(Stretch stretch, Asked asked) {
    return asked.modes().stream()
        .filter(mode -> mode.until().isAfter(stretch.start()))
        .<Because>map(mode -> new Because.Steered(mode.kind()))
        .toList();
  }
}
