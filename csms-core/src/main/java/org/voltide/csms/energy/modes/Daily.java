package org.voltide.csms.energy.modes;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.voltide.csms.energy.plan.TimeGrid;

/** Daily periods in the steps of a plan. */
final class Daily {

  /** Periods begin and end on whole minutes at the finest. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  private Daily() {}

  /** The least that is allowed at any time of a step, in W; 0 outside all periods. */
  static double leastW(List<DailyPeriod> periods, TimeGrid grid, int step, ZoneId zone) {
    double least = Double.POSITIVE_INFINITY;
    for (Instant at = grid.startOf(step); at.isBefore(grid.startOf(step + 1)); at = at.plus(LOOK)) {
      least = Math.min(least, allowedW(periods, at.atZone(zone).toLocalTime()));
    }
    return least;
  }

  /** Of periods that overlap the one that allows most holds. */
  private static double allowedW(List<DailyPeriod> periods, LocalTime time) {
    return periods.stream()
        .filter(period -> period.includes(time))
        .mapToDouble(DailyPeriod::maxW)
        .max()
        .orElse(0);
  }
}
