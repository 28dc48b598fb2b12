package org.voltide.csms.energy.modes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.energy.modes.Mode.IslandedBackup;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.Terms;
import org.voltide.csms.energy.plan.TermsBuilder;

/**
 * Energy for an outage.
 *
 * @param effect what is kept, or what happens now
 */
record Backup(SiteSnapshot site, Effect effect) {

  static Backup of(SiteSnapshot site, IslandedBackup mode) {
    return mode.released() ? released(site, mode.criticalLoadW()) : kept(site, mode);
  }

  /** Which cars keep it is the planner's choice. */
  private static Backup kept(SiteSnapshot site, IslandedBackup mode) {
    double wantedWh = mode.criticalLoadW() * mode.hours();
    double roomWh = site.cars().stream().mapToDouble(Backup::roomWh).sum();
    Terms terms =
        TermsBuilder.builder(site.terms())
            .reserveWh(Optional.of(Edit.perStep(site, t -> wantedWh)))
            .build();
    return new Backup(
        site.with(terms),
        roomWh < wantedWh
            ? effect(Phrase.KEPT_IN_PART, roomWh, wantedWh)
            : effect(Phrase.KEPT, wantedWh));
  }

  /** What a car could give at most. */
  private static double roomWh(PluggedCar car) {
    double givenWh = (car.maxEnergyWh() - car.lowestWh()) * car.dischargeEfficiency();
    return car.helpsInOutage(car.arrivalStep()) ? givenWh : 0;
  }

  private static Backup released(SiteSnapshot site, double criticalLoadW) {
    PowerLimit nothing = PowerLimit.flat(site.grid().steps(), 0, 0);
    List<Group> groups = new ArrayList<>();
    for (Group group : site.groups()) {
      boolean isConnection = groups.isEmpty();
      double[] load = Edit.perStep(site, t -> isConnection ? criticalLoadW : 0);
      PowerLimit limit = isConnection ? nothing : group.limit();
      Group still = Group.balanced(group.id(), group.parent(), load, limit);
      groups.add(
          isConnection
              ? still
              : new Group(
                  still.id(), still.parent(), still.baseLoadW(), limit, group.phaseLimits()));
    }
    return new Backup(
        Edit.groups(site, groups, site.cars()), effect(Phrase.RELEASED, criticalLoadW));
  }

  private static Effect effect(Phrase phrase, double... facts) {
    return Effect.of(
        Mode.Kind.ISLANDED_BACKUP.name(),
        phrase,
        Arrays.stream(facts).mapToObj(Kilo::of).toArray(String[]::new));
  }
}
