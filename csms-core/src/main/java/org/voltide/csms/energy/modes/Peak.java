package org.voltide.csms.energy.modes;

import java.util.Set;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.PowerLimit;
import org.voltide.csms.energy.plan.SiteSnapshot;

/** A cap on import. */
final class Peak {

  private Peak() {}

  /** What drivers in haste take comes on top of the cap, within the connection's limit. */
  static SiteSnapshot capped(SiteSnapshot site, double capW, Set<Integer> inHaste) {
    PowerLimit limit = site.limit();
    double[] importW =
        Edit.perStep(site, t -> Math.min(limit.importW()[t], capW + wantedNowW(site, inHaste, t)));
    return Edit.connection(site, new PowerLimit(importW, limit.exportW()));
  }

  private static double wantedNowW(SiteSnapshot site, Set<Integer> inHaste, int step) {
    return inHaste.stream()
        .map(site.cars()::get)
        .filter(car -> step >= car.arrivalStep() && step < car.departureStep())
        .mapToDouble(PluggedCar::maxChargeW)
        .sum();
  }
}
