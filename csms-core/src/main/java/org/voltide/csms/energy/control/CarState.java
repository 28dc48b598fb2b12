package org.voltide.csms.energy.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.voltide.csms.energy.estimate.Estimate;
import org.voltide.csms.energy.fallback.Fallback;
import org.voltide.csms.energy.need.CarNeed;
import org.voltide.csms.energy.plan.TimeGrid;
import org.voltide.csms.energy.profile.PowerPeriod;
import org.voltide.csms.energy.profile.StationAbilities;

/**
 * A plugged-in car at the moment of planning.
 *
 * @param energyWh in the battery now
 * @param maxChargeW most it takes, as seen
 * @param maxDischargeW most it gives, as seen
 * @param steering whether the plan reaches it
 */
record CarState(
    SessionFacts session,
    CarNeed need,
    double energyWh,
    double maxChargeW,
    double maxDischargeW,
    Steering steering) {

  /** Long enough to see the power settle. */
  static final Duration TRIAL = Duration.ofMinutes(5);

  /** A car that takes so much of what is thought its most is known. */
  private static final double NEARLY = 0.9;

  /** What is known of a car and of the way to it. */
  static CarState of(SessionFacts session, Reach reach, Watch.Seen seen, Instant now) {
    CarNeed need =
        session.need(reach.station().map(StationAbilities::discharges).orElse(false), seen);
    CarState car =
        new CarState(
            session,
            need,
            session.energyWh(need),
            Math.min(need.maxChargeW(), seen.limits().maxChargeW()),
            Math.min(need.maxDischargeW(), seen.limits().maxDischargeW()),
            reach.of(session, now));
    return reach
        .programme()
        .flatMap(told -> car.reached().flatMap(by -> Agreement.of(car, by, told, now)))
        .map(car::with)
        .orElse(car);
  }

  private CarState with(Steering other) {
    return new CarState(session, need, energyWh, maxChargeW, maxDischargeW, other);
  }

  /** Nothing agreed counts any more: it is planned anew. */
  CarState released() {
    return agreed().map(agreed -> with(agreed.steered())).orElse(this);
  }

  /** Whether a car can be planned. */
  sealed interface Steering {}

  /**
   * Its station takes profiles.
   *
   * @param fallback what it does when nobody tells it anything, where there is one
   */
  record Steered(StationAbilities station, Optional<Fallback> fallback) implements Steering {

    /** What it is told, so that a lost connection does no harm. */
    List<PowerPeriod> carefully(List<PowerPeriod> periods) {
      return fallback.map(each -> each.carefully(periods)).orElse(periods);
    }
  }

  /**
   * Its station takes profiles, and its car chose between schedules or may still choose: nothing
   * new is planned for it.
   *
   * @param course what it is taken for doing
   * @param possible every course it may take, that one included
   */
  record Agreed(Steered steered, List<PowerPeriod> course, List<List<PowerPeriod>> possible)
      implements Steering {

    /** What it does, per step. */
    double[] powerW(TimeGrid grid) {
      return perStep(grid, course);
    }

    /** The most it may do, per step. */
    double[] mostW(TimeGrid grid) {
      return extreme(grid, Math::max);
    }

    /** The least it may do, per step. */
    double[] leastW(TimeGrid grid) {
      return extreme(grid, Math::min);
    }

    private double[] extreme(TimeGrid grid, DoubleBinaryOperator which) {
      double[] extreme = new double[grid.steps()];
      for (List<PowerPeriod> each : possible) {
        double[] watts = perStep(grid, each);
        Arrays.setAll(extreme, t -> which.applyAsDouble(extreme[t], watts[t]));
      }
      return extreme;
    }

    private static double[] perStep(TimeGrid grid, List<PowerPeriod> periods) {
      double[] watts = new double[grid.steps()];
      Arrays.setAll(
          watts,
          t ->
              periods.stream()
                  .filter(p -> p.start().isBefore(grid.startOf(t + 1)))
                  .filter(p -> p.end().isAfter(grid.startOf(t)))
                  .mapToDouble(PowerPeriod::powerW)
                  .findFirst()
                  .orElse(0));
      return watts;
    }
  }

  /**
   * Its station goes on with what it was last told.
   *
   * @param periods as far as that goes
   * @param afterwardsW most it draws then
   * @param alone from when on it may take to that by itself
   */
  record Continues(List<PowerPeriod> periods, double afterwardsW, Instant alone)
      implements Steering {}

  /**
   * Its station does what it wants: charging at the most it can is assumed.
   *
   * @param mostW that it can, infinite where only the car limits it
   */
  record Unsteered(double mostW) implements Steering {

    Unsteered() {
      this(Double.POSITIVE_INFINITY);
    }
  }

  /** Least it takes, on as few phases as its station may switch to. */
  double minChargeW() {
    return reached().filter(by -> by.station().switchesPhases()).isPresent()
        ? Math.max(
            need.minChargeW() / StationAbilities.ALL_PHASES,
            Math.min(need.minChargeW(), StationAbilities.LEAST_ON_ONE_W))
        : need.minChargeW();
  }

  boolean isSteered() {
    return steering instanceof Steered;
  }

  /** How it takes profiles, whether or not anything new is planned for it. */
  Optional<Steered> reached() {
    return switch (steering) {
      case Steered steered -> Optional.of(steered);
      case Agreed agreed -> Optional.of(agreed.steered());
      case Continues c -> Optional.empty();
      case Unsteered u -> Optional.empty();
    };
  }

  /** What it agreed on, if it did. */
  Optional<Agreed> agreed() {
    return steering instanceof Agreed agreed ? Optional.of(agreed) : Optional.empty();
  }

  /** In the first minutes, when nobody knows what the car takes and its driver is in no haste. */
  boolean mayBeTried(Instant now) {
    return isSteered()
        && !need.chargeNow()
        && now.isBefore(session.startedAt().plus(TRIAL))
        && need.estimates().stream().anyMatch(CarState::isUnseen);
  }

  private static boolean isUnseen(Estimate guess) {
    return guess.field() == Estimate.Field.MAX_CHARGE_W
        && guess.source() != Estimate.Source.SESSION
        && guess.source() != Estimate.Source.VEHICLE_STAYS
        && guess.low() < NEARLY * guess.value();
  }
}
