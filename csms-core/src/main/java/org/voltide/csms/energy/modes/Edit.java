package org.voltide.csms.energy.modes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.SharedLimit;
import org.voltide.csms.energy.plan.SiteSnapshot;

/** Snapshots that differ in one thing. */
final class Edit {

  private Edit() {}

  static double[] perStep(SiteSnapshot site, IntToDoubleFunction value) {
    double[] values = new double[site.grid().steps()];
    Arrays.setAll(values, value);
    return values;
  }

  static SiteSnapshot cars(
      SiteSnapshot site, Set<Integer> which, UnaryOperator<PluggedCar> change) {
    List<PluggedCar> cars = new ArrayList<>(site.cars());
    which.forEach(i -> cars.set(i, change.apply(cars.get(i))));
    return new SiteSnapshot(
        site.grid(),
        site.groups(),
        site.importPricePerKwh(),
        site.exportPricePerKwh(),
        cars,
        site.limits(),
        site.terms());
  }

  static SiteSnapshot prices(SiteSnapshot site, double[] buy, double[] sell) {
    return new SiteSnapshot(
        site.grid(), site.groups(), buy, sell, site.cars(), site.limits(), site.terms());
  }

  static SiteSnapshot groups(SiteSnapshot site, List<Group> groups, List<PluggedCar> cars) {
    return new SiteSnapshot(
        site.grid(),
        groups,
        site.importPricePerKwh(),
        site.exportPricePerKwh(),
        cars,
        site.limits(),
        site.terms());
  }

  /** With another limit of the grid connection. */
  static SiteSnapshot connection(SiteSnapshot site, PowerLimit limit) {
    List<Group> groups = new ArrayList<>(site.groups());
    Group root = groups.getFirst();
    groups.set(
        0, new Group(root.id(), Group.NO_PARENT, root.baseLoadW(), limit, root.phaseLimits()));
    return groups(site, groups, site.cars());
  }

  /** With one more limit of what some cars draw together. */
  static SiteSnapshot shared(SiteSnapshot site, Set<Integer> cars, IntToDoubleFunction maxW) {
    List<SharedLimit> limits = new ArrayList<>(site.limits());
    limits.add(new SharedLimit(cars, perStep(site, maxW)));
    return new SiteSnapshot(
        site.grid(),
        site.groups(),
        site.importPricePerKwh(),
        site.exportPricePerKwh(),
        site.cars(),
        limits,
        site.terms());
  }
}
