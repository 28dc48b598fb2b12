package org.voltide.csms.energy.control;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.voltide.csms.energy.plan.HighCharge;
import org.voltide.csms.energy.plan.Steadiness;
import org.voltide.csms.vehicles.Handling;

/** What the planner makes of how a vehicle is to be treated. Pure. */
final class Treatment {
  private static final int HOURS_PER_DAY = 24;

  /** A charger loses less than it takes, or nobody would use it. */
  private static final double MOST_LOST = 0.5;

  private Treatment() {}

  static double priority(Handling handling) {
    return Objects.requireNonNullElse(handling.priority(), 0.0);
  }

  /** Half of what it could take at most, where more is said. */
  static double standingLossW(Handling handling, double maxChargeW, double efficiency) {
    double said = Objects.requireNonNullElse(handling.standingLossW(), 0.0);
    return Math.min(said, MOST_LOST * maxChargeW * efficiency);
  }

  /** What somebody says of time at high charge; see {@link TopUp} where nobody does. */
  static Optional<HighCharge> highCharge(Handling handling, double price, double capacityWh) {
    double from = Objects.requireNonNullElse(handling.highChargeFromPercent(), 100.0);
    return price > 0 && from < 100
        ? Optional.of(new HighCharge(from / 100 * capacityWh, price / HOURS_PER_DAY))
        : Optional.empty();
  }

  static Optional<Steadiness> steadiness(Handling handling) {
    boolean mayPause = !Boolean.FALSE.equals(handling.mayPause());
    boolean calm = handling.dwellMinutes() != null || handling.mostReversalsPerHour() != null;
    return mayPause && !calm
        ? Optional.empty()
        : Optional.of(
            new Steadiness(
                Duration.ofMinutes(Objects.requireNonNullElse(handling.dwellMinutes(), 0)),
                Objects.requireNonNullElse(handling.mostReversalsPerHour(), Integer.MAX_VALUE),
                mayPause));
  }
}
