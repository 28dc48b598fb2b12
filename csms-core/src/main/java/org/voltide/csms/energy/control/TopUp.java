package org.voltide.csms.energy.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.voltide.csms.energy.need.CarNeed;
import org.voltide.csms.energy.plan.HighCharge;
import org.voltide.csms.energy.plan.TimeGrid;

/**
 * Charging above the window, which only a driver's target calls for, comes late: a full battery
 * ages faster. Each hour that it comes early has a price, so that an hour that is cheaper by more
 * is taken all the same, and promises come before it. What the car holds already counts for
 * nothing: nobody should cycle a battery to keep it from ageing. Pure.
 */
final class TopUp {

  /**
   * Above what batteries age by in an hour at high charge, below what prices of a day differ by.
   */
  static final double PER_KWH_HOUR = 0.01;

  /**
   * Before the driver leaves, beside what full power takes: who is late by little keeps his word.
   */
  static final Duration TO_SPARE = Duration.ofHours(1);

  private TopUp() {}

  /**
   * What charging early costs; nothing where no target is above the window, where it shall be there
   * now, and where nobody told when the driver leaves.
   *
   * @param wantedWh in the battery at departure, a little more than the target
   */
  static Optional<HighCharge> late(CarState car, double wantedWh, TimeGrid grid) {
    CarNeed need = car.need();
    double windowWh = need.energyWh(need.maxSocPercent());
    double fromWh = Math.max(windowWh, car.energyWh());
    boolean within = need.targetWh() <= windowWh;
    boolean untold = need.estimated().contains("departure");
    if (within || need.chargeNow() || untold || wantedWh <= fromWh || car.maxChargeW() <= 0) {
      return Optional.empty();
    }
    double hours = (wantedWh - fromWh) / (car.maxChargeW() * need.chargeEfficiency());
    Instant begin =
        need.departure().minus(TO_SPARE).minusSeconds((long) Math.min(hours * 3600, 1e9));
    return Optional.of(new HighCharge(fromWh, PER_KWH_HOUR, grid.stepsUntil(begin)));
  }
}
