package org.voltide.csms.energy.plan.problem;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.voltide.csms.energy.plan.Headroom;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * The latest charging by which all promises are kept that can be: what no power may be taken from
 * that serves nothing more. From the last step backwards whoever has the least time to spare
 * charges first. Not thread-safe.
 */
final class LatestCharging {

  private static final double NEGLIGIBLE_WH = 1e-3;

  private final SiteSnapshot site;
  private final Headroom[] headroom;

  /** What a car lacks of its promise beside what is reserved for it so far. */
  private final double[] lackingWh;

  private final double[][] powerW;
  private final double[][] liftedW;

  private LatestCharging(
      SiteSnapshot site, Headroom[] headroom, double[] energyWh, double[][] liftedW) {
    this.site = site;
    this.headroom = headroom;
    this.liftedW = liftedW;
    lackingWh = new double[energyWh.length];
    powerW = new double[energyWh.length][headroom.length];
    Arrays.setAll(lackingWh, i -> reachableWh(site.cars().get(i), energyWh[i]));
  }

  /** What nothing but others can keep a car from. */
  private double reachableWh(PluggedCar car, double energyWh) {
    int until = Math.min(car.departureStep(), headroom.length);
    double hours = car.arrivalStep() < until ? site.grid().hours(car.arrivalStep(), until) : 0;
    double most = car.energyWh() + car.storedWh(car.maxChargeW(), hours);
    return Math.min(car.targetWh(), most) - energyWh;
  }

  /**
   * Takes it from the headroom.
   *
   * @param headroom per step
   * @param energyWh per car what it will hold without
   * @param liftedW what each draws for that, which is off the headroom already
   */
  static LatestCharging reserve(
      SiteSnapshot site, Headroom[] headroom, double[] energyWh, double[][] liftedW) {
    LatestCharging charging = new LatestCharging(site, headroom, energyWh, liftedW);
    List<Integer> promised =
        IntStream.range(0, energyWh.length).filter(charging::lacks).boxed().toList();
    for (int t = headroom.length - 1; t >= 0 && !promised.isEmpty(); t--) {
      charging.reserve(promised, t);
      promised = promised.stream().filter(charging::lacks).toList();
    }
    return charging;
  }

  /** Takes what has become free in a step for whom too little could be reserved. */
  void reserveMore(int t) {
    reserve(IntStream.range(0, lackingWh.length).filter(this::lacks).boxed().toList(), t);
  }

  private void reserve(List<Integer> cars, int t) {
    cars.stream()
        .filter(i -> site.cars().get(i).isHere(t))
        .sorted(Comparator.comparingDouble(i -> spareHours(i, t)))
        .forEach(i -> charge(i, t));
  }

  /** What is reserved for a car, in W. */
  double powerW(int i, int t) {
    return powerW[i][t];
  }

  /** Gives back what is reserved for a car. */
  void release(int i, int t) {
    headroom[t].give(i, -powerW[i][t]);
    powerW[i][t] = 0;
  }

  /** What promises lack because of others and limits. */
  double lackingWh() {
    return Arrays.stream(lackingWh).filter(wh -> wh > NEGLIGIBLE_WH).sum();
  }

  private boolean lacks(int i) {
    return lackingWh[i] > NEGLIGIBLE_WH && site.cars().get(i).maxChargeW() > 0;
  }

  /** How long the car could idle of the time before the end of a step. */
  private double spareHours(int i, int t) {
    PluggedCar car = site.cars().get(i);
    double gainedW = car.storedWh(car.maxChargeW(), 1);
    return site.grid().hours(car.arrivalStep(), t + 1) - lackingWh[i] / gainedW;
  }

  private void charge(int i, int t) {
    PluggedCar car = site.cars().get(i);
    double hours = site.grid().hours(t);
    double before = powerW[i][t];
    double storedWh = car.storedWh(before, hours);
    double most = Math.min(car.maxChargeW() - liftedW[i][t], before + headroom[t].forCar(i));
    double power = car.takenW(car.chargingW(storedWh + lackingWh[i], hours), most);
    double more = car.storedWh(power, hours) - storedWh;
    if (power > before && more > 0) {
      powerW[i][t] = power;
      lackingWh[i] -= more;
      headroom[t].give(i, power - before);
    }
  }
}
