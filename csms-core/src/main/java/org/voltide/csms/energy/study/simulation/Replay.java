package org.voltide.csms.energy.study.simulation;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.TimeGrid;

/**
 * Replays powers quarter hour by quarter hour and counts what they cost, what they delivered and
 * what they broke. Shares nothing with planners or simulation.
 */
public final class Replay {

  private static final double TOLERANCE_W = 1;
  private static final double TOLERANCE_WH = 10;

  private final Period period;
  private final Site site;
  private final double[] netW;
  private final Set<String> late = new LinkedHashSet<>();
  private final Set<String> faults = new LinkedHashSet<>();
  private double inWh;
  private double outWh;
  private double storedWh;
  private double shortWh;
  private double wearCost;

  private Replay(Period period, Site site) {
    this.period = period;
    this.site = site;
    netW = new double[period.end() - period.from()];
  }

  /**
   * What a trajectory comes to.
   *
   * @param limited whether it had to keep the connection's limits
   */
  public static Outturn of(Trajectory trajectory, Period period, Site site, boolean limited) {
    Replay replay = new Replay(period, site);
    for (int i = 0; i < trajectory.stays().size(); i++) {
      replay.car(trajectory.stays().get(i).car(), trajectory.powerW()[i]);
    }
    return replay.outturn(limited);
  }

  private void car(PluggedCar car, double[] powerW) {
    double energy = car.energyWh();
    double highest = Math.max(car.maxEnergyWh(), energy);
    for (int k = 0; k < powerW.length; k++) {
      double power = powerW[k];
      double before = energy;
      if (power > 0) {
        inWh += power / Quarters.PER_HOUR;
        energy += power / Quarters.PER_HOUR * car.chargeEfficiency();
      } else {
        outWh -= power / Quarters.PER_HOUR;
        energy += power / Quarters.PER_HOUR / car.dischargeEfficiency();
      }
      netW[car.arrivalStep() - period.from() + k] += power;
      boolean tooMuch =
          power > car.maxChargeW() + TOLERANCE_W || power < -car.maxDischargeW() - TOLERANCE_W;
      fault(tooMuch, car.id() + " exceeds its power");
      fault(energy > highest + TOLERANCE_WH, car.id() + " is overcharged");
      boolean drained = energy < Math.min(before, car.minEnergyWh()) - TOLERANCE_WH;
      fault(drained, car.id() + " is discharged below its window");
    }
    wearCost += outOf(powerW) / 1_000 * car.wearPerKwhOut();
    storedWh += energy - car.energyWh();
    double missing = car.targetWh() - energy;
    if (missing > TOLERANCE_WH) {
      late.add(car.id());
      shortWh += missing;
    }
  }

  private static double outOf(double[] powerW) {
    double outWh = 0;
    for (double power : powerW) {
      outWh += Math.max(0, -power) / Quarters.PER_HOUR;
    }
    return outWh;
  }

  private Outturn outturn(boolean limited) {
    TimeGrid grid = site.quarters().grid(period.from(), period.from() + netW.length);
    Market.Prices prices = site.market().actual(grid);
    double cost = 0;
    double peak = 0;
    double exportPeak = 0;
    for (int t = 0; t < netW.length; t++) {
      double price = netW[t] > 0 ? prices.importPerKwh()[t] : prices.exportPerKwh()[t];
      cost += netW[t] / 1_000 / Quarters.PER_HOUR * price;
      peak = Math.max(peak, netW[t]);
      exportPeak = Math.max(exportPeak, -netW[t]);
    }
    fault(
        limited && peak > site.importKw() * 1_000 + TOLERANCE_W,
        "the connection is overloaded by import");
    fault(
        limited && exportPeak > site.exportKw() * 1_000 + TOLERANCE_W,
        "the connection is overloaded by export");
    return new Outturn(
        cost,
        wearCost,
        inWh / 1_000,
        outWh / 1_000,
        storedWh / 1_000,
        peak / 1_000,
        exportPeak / 1_000,
        shortWh / 1_000,
        late,
        faults,
        period.days(),
        meanDayKw());
  }

  private double[] meanDayKw() {
    double[] day = new double[24];
    int[] quarters = new int[day.length];
    for (int t = 0; t < period.until() - period.from(); t++) {
      Instant at = site.quarters().at(period.from() + t);
      int hour = at.atZone(site.market().zone()).getHour();
      day[hour] += netW[t] / 1_000;
      quarters[hour]++;
    }
    Arrays.setAll(day, hour -> day[hour] / Math.max(1, quarters[hour]));
    return day;
  }

  private void fault(boolean happened, String words) {
    if (happened) {
      faults.add(words);
    }
  }
}
