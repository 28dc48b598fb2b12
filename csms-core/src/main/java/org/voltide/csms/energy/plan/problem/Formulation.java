package org.voltide.csms.energy.plan.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.voltide.csms.energy.plan.HighCharge;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SiteSnapshot;

/** Puts a snapshot into numbers. */
final class Formulation {

  /** Powers (kW) and energies (kWh) below this decide nothing. */
  private static final double NOTHING = 1e-6;

  private final SiteSnapshot site;
  private final double[] hours;
  private final double[][] liftW;
  private final Prices prices;
  private final Reserves reserves;
  private final boolean divided;
  private final Division division;
  private double offset;

  /**
   * @param divided whether each car has its own part of the energy behind held power
   */
  Formulation(SiteSnapshot site, boolean divided) {
    this.site = site;
    this.divided = divided;
    division = new Division(site);
    hours = series(0, site.grid().steps(), site.grid()::hours);
    liftW = Lift.powers(site);
    prices = Prices.of(site);
    reserves = Reserves.of(site);
  }

  PlanProblem problem() {
    RowsOfSite places = new RowsOfSite(site, liftW);
    List<CarProblem> cars = new ArrayList<>();
    for (int i = 0; i < site.cars().size(); i++) {
      addCar(i, places.signatureOf()[i], cars);
    }
    double[][] liftKw = new double[liftW.length][];
    Arrays.setAll(liftKw, i -> Arrays.stream(liftW[i]).map(Formulation::kilo).toArray());
    return new PlanProblem(
        hours,
        places.rows(),
        places.peak(),
        divided ? Optional.empty() : Endurance.of(site),
        places.signatures(),
        cars,
        liftKw,
        places.signatureOf(),
        offset);
  }

  private void addCar(int i, int signature, List<CarProblem> problems) {
    PluggedCar car = site.cars().get(i);
    double[] floor = Lift.floors(site, i, liftW[i]);
    int until = Math.min(car.departureStep(), hours.length);
    int from = car.arrivalStep();
    while (from < until && !decides(car, floor, i, from)) {
      from++;
    }
    if (from >= until) {
      return;
    }
    double start = kilo(car.energyWh() + lifted(i, from) - floorBefore(car, floor, from));
    double[] room = room(car, floor, from, until);
    boolean full = room[room.length - 1] - start < NOTHING;
    boolean empty = start < NOTHING;
    boolean idle =
        room[0] < NOTHING || (full && car.maxDischargeW() == 0) || (empty && car.maxChargeW() == 0);
    if (idle) {
      return;
    }
    problems.add(problem(i, signature, floor, from, until, start, room));
  }

  /** Up to the ceiling, and no more than can be given again where later lifts need the room. */
  private double[] room(PluggedCar car, double[] floor, int from, int until) {
    double[] room = series(from, until, t -> kilo(car.ceilingWh() - floor[t]));
    for (int k = room.length - 2; k >= 0; k--) {
      int next = from + k + 1;
      double givenKwh = dischargeKw(car, floor, next) * hours[next] / car.dischargeEfficiency();
      room[k] = Math.min(room[k], room[k + 1] + givenKwh);
    }
    return room;
  }

  private boolean decides(PluggedCar car, double[] floor, int i, int t) {
    return chargeKw(car, i, t) > NOTHING || dischargeKw(car, floor, t) > NOTHING;
  }

  private double chargeKw(PluggedCar car, int i, int t) {
    return kilo(Math.max(0, car.maxChargeW() - liftW[i][t]));
  }

  /** Nothing while the car is below its minimum. */
  private static double dischargeKw(PluggedCar car, double[] floor, int t) {
    boolean low = floorBefore(car, floor, t) < car.minEnergyWh();
    return low ? 0 : kilo(car.maxDischargeW());
  }

  private static double floorBefore(PluggedCar car, double[] floor, int t) {
    return t > car.arrivalStep() ? floor[t - 1] : Math.min(car.energyWh(), car.minEnergyWh());
  }

  private double lifted(int i, int until) {
    PluggedCar car = site.cars().get(i);
    double energy = 0;
    for (int t = car.arrivalStep(); t < until; t++) {
      energy += car.storedWh(liftW[i][t], hours[t]);
    }
    return energy;
  }

  private CarProblem problem(
      int i, int signature, double[] floor, int from, int until, double start, double[] room) {
    PluggedCar car = site.cars().get(i);
    return new CarProblem(
        i,
        from,
        Math.max(0, start),
        series(from, until, t -> chargeKw(car, i, t)),
        series(from, until, t -> dischargeKw(car, floor, t)),
        room,
        holding(car, floor, from, until, room),
        kilo(car.mostOutWh().orElse(Double.POSITIVE_INFINITY)),
        atFullPower(car.chargeEfficiency(), -car.standingLossW(), car.maxChargeW()),
        atFullPower(1 / car.dischargeEfficiency(), car.standingLossW(), car.maxDischargeW()),
        series(from, until, t -> Prices.tieBreakPerKwh(site, i, t)),
        series(from, until, t -> car.wearPerKwhOut() + Prices.tieBreakPerKwh(site, i, t)),
        signature);
  }

  /** Standing losses as if power were always full: the best that a mixture of all and none does. */
  private static double atFullPower(double rate, double lossW, double mostW) {
    return mostW > 0 ? rate + lossW / mostW : rate;
  }

  /**
   * What holding energy is worth: a reserve, what is behind held power, a promise at the end; and
   * what it costs: ageing, no room for power held downwards.
   */
  private Holding holding(PluggedCar car, double[] floor, int from, int until, double[] room) {
    int last = until - from - 1;
    boolean reserved = car.reserveWh().isPresent() || site.terms().reserveWh().isPresent();
    boolean enduring = divided && division.isWanted();
    Holding holding = new Holding(2 + (reserved ? 1 : 0) + (enduring ? 2 : 0), room.length);
    double[] bends = new double[holding.pieces() - 1];
    double[] rises = new double[bends.length];
    for (int k = 0; k < room.length; k++) {
      int t = from + k;
      double high = k < last ? highPrice(car, t + 1) * hours[t + 1] : 0;
      double beyond =
          k == last && car.departureStep() >= hours.length ? prices.terminalPerKwh() : 0;
      double bend = k < last ? highBendWh(car) : car.targetWh();
      bends[0] = Math.clamp(kilo(bend - floor[t]), 0, room[k]);
      rises[0] = k < last ? high : prices.brokenPromisePerKwh(car);
      offset += k < last ? 0 : rises[0] * bends[0];
      double top = high - beyond;
      if (reserved) {
        bends[1] = Math.clamp(kilo(reserves.leastWh(car, t) - floor[t]), 0, room[k]);
        rises[1] = prices.reservePerKwh();
        offset += rises[1] * bends[1];
      }
      if (enduring) {
        top += endure(car, t, floor[t], room[k], bends, rises);
      }
      holding.set(k, room[k], top, bends, rises);
    }
    return holding;
  }

  /**
   * Sets the last two bends to what a car keeps for power held upwards and downwards.
   *
   * @return the price of each kWh where there should be room
   */
  private double endure(
      PluggedCar car, int t, double floorWh, double room, double[] bends, double[] rises) {
    int p = bends.length - 2;
    double price = prices.reservePerKwh() * hours[t] / division.hours();
    bends[p] = Math.clamp(kilo(division.leastWh(car, t) - floorWh), 0, room);
    rises[p] = price * car.dischargeEfficiency();
    offset += rises[p] * bends[p];
    bends[p + 1] = Math.clamp(kilo(division.mostWh(car, t) - floorWh), 0, room);
    rises[p + 1] = price / car.chargeEfficiency();
    return rises[p + 1];
  }

  private static double highPrice(PluggedCar car, int step) {
    return car.highCharge().map(high -> high.pricePerKwhHour(step)).orElse(0.0);
  }

  private static double highBendWh(PluggedCar car) {
    return car.highCharge().map(HighCharge::aboveWh).orElse(Double.POSITIVE_INFINITY);
  }

  private static double[] series(int from, int until, IntToDoubleFunction value) {
    double[] values = new double[until - from];
    Arrays.setAll(values, k -> value.applyAsDouble(from + k));
    return values;
  }

  private static double kilo(double value) {
    return value / 1000;
  }
}
