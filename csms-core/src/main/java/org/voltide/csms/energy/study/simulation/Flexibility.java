package org.voltide.csms.energy.study.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.voltide.csms.energy.plan.PluggedCar;

/**
 * What cars could change for an hour, if a grid operator asked: to which side, and how much, beyond
 * what they are doing, without leaving their window or missing their promise.
 *
 * @param upKw towards the grid, ascending, one per quarter hour
 * @param downKw towards the cars, ascending
 */
public record Flexibility(double[] upKw, double[] downKw) {

  private static final double ENDURANCE_HOURS = 1;

  /** What the cars of a trajectory could change in each quarter hour of its period. */
  public static Flexibility of(Trajectory trajectory, Period period) {
    int steps = period.until() - period.from();
    double[] up = new double[steps];
    double[] down = new double[steps];
    for (int i = 0; i < trajectory.stays().size(); i++) {
      PluggedCar car = trajectory.stays().get(i).car();
      double energy = car.energyWh();
      double[] powers = trajectory.powerW()[i];
      for (int k = 0; k < powers.length; k++) {
        int t = car.arrivalStep() - period.from() + k;
        double hoursLeft = (powers.length - k) * Quarters.HOURS;
        if (t < steps && hoursLeft >= ENDURANCE_HOURS) {
          up[t] += (givesW(car, energy, hoursLeft) + powers[k]) / 1_000;
          down[t] += (takesW(car, energy) - powers[k]) / 1_000;
        }
        energy += car.storedWh(powers[k], Quarters.HOURS);
      }
    }
    return sorted(List.of(new Flexibility(up, down)));
  }

  /** Several periods as one. */
  public static Flexibility together(List<Flexibility> periods) {
    return sorted(new ArrayList<>(periods));
  }

  /** Change of power up that is there in all but a share of the time. */
  public double upIn(double allBut) {
    return upKw[(int) (allBut * upKw.length)];
  }

  /** Change of power down that is there in all but a share of the time. */
  public double downIn(double allBut) {
    return downKw[(int) (allBut * downKw.length)];
  }

  private static double givesW(PluggedCar car, double energyWh, double hoursLeft) {
    double later = car.storedWh(car.maxChargeW(), hoursLeft - ENDURANCE_HOURS);
    double floor = Math.max(car.minEnergyWh(), car.targetWh() - later);
    double spare = (energyWh - floor) / ENDURANCE_HOURS;
    return spare > 0
        ? Math.min(car.maxDischargeW(), spare * car.dischargeEfficiency())
        : Math.max(-car.maxChargeW(), spare / car.chargeEfficiency());
  }

  private static double takesW(PluggedCar car, double energyWh) {
    double room = Math.max(0, car.ceilingWh() - energyWh);
    return Math.min(car.maxChargeW(), room / (car.chargeEfficiency() * ENDURANCE_HOURS));
  }

  private static Flexibility sorted(List<Flexibility> periods) {
    return new Flexibility(
        periods.stream().flatMapToDouble(each -> Arrays.stream(each.upKw)).sorted().toArray(),
        periods.stream().flatMapToDouble(each -> Arrays.stream(each.downKw)).sorted().toArray());
  }
}
