package org.voltide.csms.energy.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.voltide.csms.energy.control.DeliveryStore.Period;
import org.voltide.csms.energy.profile.PowerPeriod;

/**
 * One of the schedules that a car may choose between.
 *
 * @param told to its station
 * @param meant what is told when the connection lasts, see {@link
 *     org.voltide.csms.energy.fallback.Fallback#carefully}
 * @param until when it runs out
 */
record Offer(int scheduleId, List<Period> told, List<Period> meant, Instant until) {

  static Offer of(int scheduleId, List<PowerPeriod> told, List<PowerPeriod> meant) {
    return new Offer(scheduleId, starts(told), starts(meant), told.getLast().end());
  }

  private static List<Period> starts(List<PowerPeriod> periods) {
    return periods.stream().map(p -> new Period(p.start(), p.powerW())).toList();
  }

  /** What is meant, seamless. */
  List<PowerPeriod> course() {
    List<PowerPeriod> course = new ArrayList<>();
    for (int i = 0; i < meant.size(); i++) {
      Instant end = i + 1 < meant.size() ? meant.get(i + 1).start() : until;
      course.add(new PowerPeriod(meant.get(i).start(), end, meant.get(i).powerW()));
    }
    return course;
  }
}
