package org.voltide.csms.energy.modes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.energy.modes.Mode.ExternalSetpoint;
import org.voltide.csms.energy.plan.Group;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PluggedCarBuilder;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.Terms;
import org.voltide.csms.energy.plan.TermsBuilder;

/** A power at the connection that somebody else says. */
final class Setpoint {

  /** Of each kWh beside the setpoint: above any market, below the price of a broken promise. */
  private static final double MISS_PER_KWH = 1;

  private Setpoint() {}

  /**
   * Puts the site below a place that takes the setpoint away, so that what is left there is how far
   * the site misses it, and costs either way.
   */
  static SiteSnapshot followed(SiteSnapshot site, ExternalSetpoint mode) {
    PowerLimit limit = site.limit();
    double[] wantedW =
        Edit.perStep(
            site,
            t ->
                isAsked(site, mode, t)
                    ? Math.clamp(mode.powerW(), -limit.exportW()[t], limit.importW()[t])
                    : 0);
    double[] buy = site.importPricePerKwh();
    double[] sell = site.exportPricePerKwh();
    Terms withoutPeak = TermsBuilder.builder(site.terms()).peak(Optional.empty()).build();
    SiteSnapshot priced =
        Edit.prices(
            site.with(withoutPeak),
            Edit.perStep(site, t -> isAsked(site, mode, t) ? MISS_PER_KWH : buy[t]),
            Edit.perStep(site, t -> isAsked(site, mode, t) ? -MISS_PER_KWH : sell[t]));
    return Edit.groups(
        priced, below(priced, wantedW), priced.cars().stream().map(Setpoint::moved).toList());
  }

  private static boolean isAsked(SiteSnapshot site, ExternalSetpoint mode, int step) {
    return site.grid().startOf(step).isBefore(mode.until());
  }

  private static List<Group> below(SiteSnapshot site, double[] wantedW) {
    PowerLimit limit = site.limit();
    PowerLimit left =
        new PowerLimit(
            Edit.perStep(site, t -> Math.max(0, limit.importW()[t] - wantedW[t])),
            Edit.perStep(site, t -> Math.max(0, limit.exportW()[t] + wantedW[t])));
    List<Group> groups = new ArrayList<>();
    groups.add(
        Group.balanced("setpoint", Group.NO_PARENT, Edit.perStep(site, t -> -wantedW[t]), left));
    for (Group group : site.groups()) {
      groups.add(
          new Group(
              group.id(),
              group.parent() + 1,
              group.baseLoadW(),
              group.limit(),
              group.phaseLimits()));
    }
    return groups;
  }

  private static PluggedCar moved(PluggedCar car) {
    return PluggedCarBuilder.builder(car).group(car.group() + 1).build();
  }
}
