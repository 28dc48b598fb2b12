package org.voltide.csms.energy.modes;

import java.util.Arrays;
import org.voltide.csms.energy.plan.SiteSnapshot;

/** Own generation before the grid. */
final class OwnUse {

  /** Far above what times of day differ by, far below the price of a broken promise. */
  private static final double PREMIUM_PER_KWH = 1;

  private OwnUse() {}

  /**
   * Buying is made dear, and selling as cheap at all times as at the worst: energy waits in cars
   * for the site instead of for a better price.
   */
  static SiteSnapshot priced(SiteSnapshot site) {
    double worst = Arrays.stream(site.exportPricePerKwh()).min().orElse(0);
    double[] buy = site.importPricePerKwh();
    return Edit.prices(
        site,
        Edit.perStep(site, t -> Math.max(buy[t], worst) + PREMIUM_PER_KWH),
        Edit.perStep(site, t -> worst));
  }
}
