package org.voltide.csms.energy.plan.repair;

import java.util.ArrayDeque;
import java.util.Deque;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.TimeGrid;

/**
 * How one car must be treated, step by step: which powers it takes, and, from what it did before,
 * whether it may now charge, idle or discharge. Not thread-safe.
 */
final class Manner {

  /** Powers of less than so many times the standing loss are not worth it. */
  private static final double USEFUL = 10;

  private static final double ROUNDING_W = 1e-3;
  private static final double WINDOW_HOURS = 1;

  private final PluggedCar car;
  private final TimeGrid grid;

  /** Steps in which it changed between charging and discharging, the last hour's. */
  private final Deque<Integer> reversals = new ArrayDeque<>();

  private int mode;
  private int direction;
  private int changed = -1;
  private boolean hasCharged;

  Manner(PluggedCar car, TimeGrid grid) {
    this.car = car;
    this.grid = grid;
  }

  /** Whether a car takes any power at any time. */
  static boolean isPlain(PluggedCar car) {
    return car.minChargeW() == 0
        && car.powerStepW() == 0
        && car.standingLossW() == 0
        && car.steadiness().isEmpty();
  }

  /** Whether powers keep to what the car takes, so that nothing needs rounding. */
  static boolean keeps(PluggedCar car, double[] powerW) {
    if (car.standingLossW() > 0 || car.steadiness().isPresent()) {
      return false;
    }
    for (double power : powerW) {
      boolean small = power > 0 && power < car.minChargeW();
      if (small || Math.abs(power - roundDown(car, power)) > ROUNDING_W) {
        return false;
      }
    }
    return true;
  }

  /** The least power it may charge with. */
  static double leastW(PluggedCar car) {
    double useful = Math.min(car.maxChargeW(), USEFUL * car.standingLossW());
    return roundUp(car, Math.max(car.minChargeW(), useful));
  }

  /** A power it takes, of this size or larger. */
  static double roundUp(PluggedCar car, double powerW) {
    double step = car.powerStepW();
    return step == 0 ? powerW : Math.ceil((powerW - ROUNDING_W) / step) * step;
  }

  /** A power it takes, of this size or smaller. */
  static double roundDown(PluggedCar car, double powerW) {
    double step = car.powerStepW();
    double size = Math.floor((Math.abs(powerW) + ROUNDING_W) / step) * step;
    return step == 0 ? powerW : Math.copySign(size, powerW);
  }

  /**
   * Whether its next step may be of a mode.
   *
   * @param next 1 for charging, 0 for idling, −1 for discharging
   * @param satisfied whether its target is reached
   */
  boolean may(int next, int step, boolean satisfied) {
    if (car.steadiness().isEmpty()) {
      return true;
    }
    var rules = car.steadiness().get();
    boolean dwelt =
        next == mode
            || changed < 0
            || grid.hours(changed, step) * 3600 >= rules.dwell().toSeconds() - ROUNDING_W;
    boolean calm = next * direction >= 0 || reversalsSince(step) < rules.mostReversals();
    boolean inOneGo =
        rules.mayPause() || (next > 0 ? mode > 0 || !hasCharged : mode <= 0 || satisfied);
    return dwelt && calm && inOneGo;
  }

  private int reversalsSince(int step) {
    while (!reversals.isEmpty() && grid.hours(reversals.peekFirst(), step) >= WINDOW_HOURS) {
      reversals.removeFirst();
    }
    return reversals.size();
  }

  /** Tells what it does in a step. */
  void does(double powerW, int step) {
    int next = (int) Math.signum(powerW);
    if (next != mode && step > car.arrivalStep()) {
      changed = step;
    }
    if (next * direction < 0) {
      reversals.addLast(step);
    }
    mode = next;
    direction = next == 0 ? direction : next;
    hasCharged |= next > 0;
  }

  /** What it is doing: 1 charging, 0 idling, −1 discharging. */
  int mode() {
    return mode;
  }
}
