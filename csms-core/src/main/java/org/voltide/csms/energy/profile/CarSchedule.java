package org.voltide.csms.energy.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What one car shall do.
 *
 * @param profileId of its profile, and of its schedule in that
 * @param periods seamless and ascending, at least one
 * @param maxChargeW most the car may take while following
 * @param maxDischargeW most it may give, 0 for a car that only charges
 * @param minChargeW least it charges with, on all phases of its station; 0 when not known
 * @param mostSocPercent that the plan brings it to, when it is held to that
 */
public record CarSchedule(
    String transactionId,
    int profileId,
    List<PowerPeriod> periods,
    double maxChargeW,
    double maxDischargeW,
    double minChargeW,
    OptionalInt mostSocPercent) {

  /** Schedules that cars may choose instead of the plan's are numbered from here. */
  public static final int LOWEST_CHOICE_ID = 1_000_000_000;

  private static final double SAME_W = 1;

  public CarSchedule {
    periods = List.copyOf(periods);
  }

  /** One without a limit on its state of charge. */
  public CarSchedule(
      String transactionId,
      int profileId,
      List<PowerPeriod> periods,
      double maxChargeW,
      double maxDischargeW,
      double minChargeW) {
    this(
        transactionId,
        profileId,
        periods,
        maxChargeW,
        maxDischargeW,
        minChargeW,
        OptionalInt.empty());
  }

  /** Another course of the same car. */
  public CarSchedule with(int scheduleId, List<PowerPeriod> course) {
    return new CarSchedule(
        transactionId, scheduleId, course, maxChargeW, maxDischargeW, minChargeW, mostSocPercent);
  }

  /** The same, ended when the battery holds so much. */
  public CarSchedule stopAt(OptionalInt socPercent) {
    return new CarSchedule(
        transactionId, profileId, periods, maxChargeW, maxDischargeW, minChargeW, socPercent);
  }

  /** When it runs out. */
  public Instant end() {
    return periods.getLast().end();
  }

  Instant start() {
    return periods.getFirst().start();
  }

  /** Whether so many periods say all of it. */
  public boolean fits(int mostPeriods) {
    return merged().size() <= mostPeriods;
  }

  /**
   * The same schedule in so many periods: equal neighbours are merged, and where that is not enough
   * {@link Shortening} says less.
   *
   * @param mostPeriods at least one
   */
  public CarSchedule compact(int mostPeriods) {
    List<PowerPeriod> told = Shortening.of(merged(), mostPeriods);
    return new CarSchedule(
        transactionId, profileId, told, maxChargeW, maxDischargeW, minChargeW, mostSocPercent);
  }

  private List<PowerPeriod> merged() {
    List<PowerPeriod> merged = new ArrayList<>();
    for (PowerPeriod period : periods) {
      if (!merged.isEmpty() && Math.abs(merged.getLast().powerW() - period.powerW()) < SAME_W) {
        PowerPeriod last = merged.removeLast();
        merged.add(new PowerPeriod(last.start(), period.end(), last.powerW()));
      } else {
        merged.add(period);
      }
    }
    return merged;
  }

  /** Seconds from the start to the end of the last period. */
  int seconds() {
    return secondsTo(periods.getLast().end());
  }

  /** Seconds from the start, as whole as OCPP wants them. */
  int secondsTo(Instant instant) {
    return Math.toIntExact(instant.getEpochSecond() - start().getEpochSecond());
  }
}
