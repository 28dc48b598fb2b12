package org.voltide.csms.energy.plan.explanation;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.voltide.csms.energy.plan.CarPlan;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.TimeGrid;

/**
 * Steps in which a car does the same.
 *
 * @param index of the car in the snapshot
 * @param from the first step
 * @param to the step after the last one
 */
record Stretch(
    TimeGrid grid, int index, PluggedCar car, CarPlan plan, int from, int to, Action action) {

  /** Levels nearer than this share of the capacity are the same. */
  private static final double NEAR = 0.005;

  /** Plans aim above a target, since meters and efficiencies are not exact. */
  private static final double ABOVE_TARGET = 0.02;

  /** Less is what is left by rounding. */
  private static final double NEGLIGIBLE_WH = 100;

  Instant start() {
    return grid.startOf(from);
  }

  Instant end() {
    return grid.startOf(to);
  }

  IntStream steps() {
    return IntStream.range(from, to);
  }

  /** What flows in a step at the EVSE, never negative. */
  double flowingWh(int step) {
    return Math.abs(plan.powerW()[step]) * grid.hours(step);
  }

  double flowingWh() {
    return steps().mapToDouble(this::flowingWh).sum();
  }

  double percent(double energyWh) {
    return energyWh / car.capacityWh() * 100;
  }

  double beginsWithWh() {
    return from == 0 || from == car.arrivalStep() ? car.energyWh() : plan.energyWh()[from - 1];
  }

  double endsWithWh() {
    return plan.energyWh()[to - 1];
  }

  boolean isNear(double energyWh, double levelWh) {
    return Math.abs(energyWh - levelWh) <= NEAR * car.capacityWh();
  }

  boolean beginsBelowMinimum() {
    return beginsWithWh() < car.minEnergyWh() - NEAR * car.capacityWh();
  }

  boolean endsBelowMinimum() {
    return endsWithWh() <= car.minEnergyWh() + NEAR * car.capacityWh();
  }

  /** What the promise asks for from here on. */
  Optional<Because> need(Asked asked) {
    double heldWh = action == Action.DISCHARGING ? endsWithWh() : beginsWithWh();
    double lackingWh = asked.targetWh() - heldWh;
    return lackingWh > NEGLIGIBLE_WH
        ? Optional.of(new Because.Need(lackingWh, asked.departure()))
        : Optional.empty();
  }

  /** The level it ends with, if that is why it ends. */
  Optional<Because> level(Asked asked) {
    double endWh = endsWithWh();
    if (action == Action.WAITING) {
      return Optional.empty();
    }
    if (action != Action.DISCHARGING && isTarget(endWh, asked)) {
      return level(Because.Mark.TARGET, asked.targetWh());
    }
    if (action != Action.DISCHARGING && isNear(endWh, car.maxEnergyWh())) {
      return level(Because.Mark.MAXIMUM, car.maxEnergyWh());
    }
    boolean gives = car.maxDischargeW() > 0;
    return gives && action != Action.CHARGING && isNear(endWh, car.minEnergyWh())
        ? level(Because.Mark.MINIMUM, car.minEnergyWh())
        : Optional.empty();
  }

  private boolean isTarget(double energyWh, Asked asked) {
    double aboveWh = energyWh - asked.targetWh();
    return aboveWh >= -NEAR * car.capacityWh() && aboveWh <= ABOVE_TARGET * car.capacityWh();
  }

  private Optional<Because> level(Because.Mark mark, double energyWh) {
    return Optional.of(new Because.Level(mark, percent(energyWh)));
  }
}
