package org.voltide.csms.energy.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.voltide.csms.energy.control.CarState.Steered;
import org.voltide.csms.energy.fallback.Fallback;
import org.voltide.csms.energy.profile.CarSchedule;
import org.voltide.csms.energy.profile.PowerPeriod;

/**
 * What a plan says to one station. Pure.
 *
 * @param isKnown whether the station does that already
 */
record Instruction(CarSchedule schedule, boolean isKnown) {

  private static final int HIGHEST_ID = 999_999_999;

  /** Estimates are not exact, and cars tell whole percent. */
  private static final double SOC_TOLERANCE = 2;

  /**
   * @param programme what the station accepted last
   */
  static Instruction of(
      CarState car,
      Steered steered,
      SitePlanView plan,
      SitePlanView.Car planned,
      Optional<Programme> programme) {
    List<PowerPeriod> periods = possible(car, steered, planned.periods(plan));
    CarSchedule schedule =
        schedule(car, steered, steered.carefully(periods)).stopAt(mostSoc(planned));
    return new Instruction(
        schedule.compact(steered.station().maxPeriods()),
        follows(car, steered, programme, periods, plan.madeAt()));
  }

  /** The schedule as the station was told it before. */
  CarSchedule goingOn(Optional<Programme> programme, Instant now) {
    return programme
        .map(told -> schedule.with(schedule.profileId(), told.from(now)))
        .orElse(schedule);
  }

  /** What comes of a plan at a car's station. */
  static List<PowerPeriod> possible(CarState car, Steered steered, List<PowerPeriod> periods) {
    double leastW = car.need().minChargeW();
    double mostW = car.need().maxChargeW();
    return periods.stream()
        .map(
            p ->
                new PowerPeriod(
                    p.start(), p.end(), steered.station().possibleW(p.powerW(), leastW, mostW)))
        .toList();
  }

  /** What a car is told to do. */
  static CarSchedule schedule(CarState car, Steered steered, List<PowerPeriod> periods) {
    return new CarSchedule(
        car.session().transactionId(),
        profileId(car.session().id(), steered.station().reservedIds()),
        periods,
        car.need().maxChargeW(),
        car.need().maxDischargeW(),
        car.need().minChargeW());
  }

  /** A little above the highest that is planned; a battery that may be full needs none. */
  private static OptionalInt mostSoc(SitePlanView.Car planned) {
    double highest = planned.socPercent().stream().mapToDouble(soc -> soc).max().orElse(100);
    int most = (int) Math.ceil(highest + SOC_TOLERANCE);
    return most < 100 ? OptionalInt.of(most) : OptionalInt.empty();
  }

  private static boolean follows(
      CarState car,
      Steered steered,
      Optional<Programme> programme,
      List<PowerPeriod> periods,
      Instant now) {
    SessionFacts.Control control = car.session().control();
    boolean back = control.state() == ControlState.OFFLINE && control.isRecent(now, Fallback.HOLD);
    return (control.state() == ControlState.FOLLOWING || back)
        && programme
            .filter(known -> car.session().negotiation().askedAt().equals(known.answers()))
            .filter(
                known -> known.says(periods, steered.fallback(), steered.station().maxPeriods()))
            .isPresent();
  }

  /**
   * The same for a session each time, so that a new profile replaces the last (K01.FR.05). Ids from
   * a billion up are the operators'.
   *
   * @param reserved ids up to this one are taken (OCPP 2.1 K01.FR.80)
   */
  private static int profileId(UUID session, int reserved) {
    return Math.floorMod(session.hashCode(), HIGHEST_ID - reserved) + reserved + 1;
  }
}
