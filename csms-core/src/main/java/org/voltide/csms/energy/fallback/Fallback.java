package org.voltide.csms.energy.fallback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.voltide.csms.energy.profile.PowerPeriod;

/**
 * What an EVSE draws at most when nobody tells its station anything.
 *
 * <p>When the connection is lost, a plan holds for {@link #HOLD}. Then every car goes on with the
 * lower of its plan and its fallback, so that whatever some still do, together they stay within the
 * plan's limits. A car that comes without connection gets its fallback only after {@link #HOLD}: by
 * then the others have made room. After {@link #GIVE_UP} a station that knows how long it has been
 * alone goes over to its fallback altogether.
 *
 * @param powerW at least 0: it never feeds in
 * @param held whether the station took it as it is now
 */
public record Fallback(double powerW, boolean held) {

  /** How long a plan holds without news. */
  public static final Duration HOLD = Duration.ofHours(1);

  /** When a station that can gives up its plan altogether. */
  public static final Duration GIVE_UP = Duration.ofHours(2);

  /** An EVSE. */
  public record Place(String stationId, int evseId) {}

  /** What a car is told: what was planned for it, and less when nobody has news for too long. */
  public List<PowerPeriod> carefully(List<PowerPeriod> planned) {
    Instant alone = planned.getFirst().start().plus(HOLD);
    List<PowerPeriod> told = new ArrayList<>();
    for (PowerPeriod period : planned) {
      told.add(
          period.start().isBefore(alone)
              ? period
              : new PowerPeriod(period.start(), period.end(), safe(period.powerW())));
    }
    return told;
  }

  /** The lower of a planned power and this one. */
  public double safe(double plannedW) {
    return Math.clamp(plannedW, 0, Math.max(0, powerW));
  }
}
