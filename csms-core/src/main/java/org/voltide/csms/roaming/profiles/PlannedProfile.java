package org.voltide.csms.roaming.profiles;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.roaming.model.ActiveChargingProfile;
import org.voltide.csms.roaming.model.ChargingProfile;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** The plan of a session as OCPI can say it: what is given back is 0 there. */
final class PlannedProfile {
  private static final String STEPS =
      """
      select start_at, end_at, power_w from session_plan_step
       where session_id = ? and end_at > ? and start_at < ?
       order by start_at limit 1024
      """;

  private PlannedProfile() {}

  private record Step(Instant start, Instant end, double powerW) {
    static Step of(Row row) {
      return new Step(row.instant("start_at"), row.instant("end_at"), row.number("power_w"));
    }
  }

  /** No further than what is planned; empty when nothing is for that time. */
  static Optional<ActiveChargingProfile> read(
      Database database, UUID session, Instant from, Instant to) {
    List<Step> steps = database.query(STEPS, Step::of, session, from, to);
    return steps.isEmpty() ? Optional.empty() : Optional.of(profile(steps, from, to));
  }

  private static ActiveChargingProfile profile(List<Step> steps, Instant from, Instant to) {
    List<ChargingProfile.Period> periods = new ArrayList<>();
    for (Step step : steps) {
      int begin = (int) Math.max(0, Duration.between(from, step.start()).toSeconds());
      BigDecimal limit =
          BigDecimal.valueOf(Math.max(0, step.powerW())).setScale(1, RoundingMode.HALF_UP);
      if (periods.isEmpty() || periods.getLast().limit().compareTo(limit) != 0) {
        periods.add(new ChargingProfile.Period(begin, limit));
      }
    }
    Instant planned = steps.getLast().end();
    Instant end = planned.isBefore(to) ? planned : to;
    int duration = (int) Duration.between(from, end).toSeconds();
    return new ActiveChargingProfile(
        from, new ChargingProfile(from, duration, "W", null, List.copyOf(periods)));
  }
}
