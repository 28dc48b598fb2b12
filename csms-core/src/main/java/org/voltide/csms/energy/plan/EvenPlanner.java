package org.voltide.csms.energy.plan;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The safe plan used when no engine delivers one: each car charges evenly until its departure, a
 * car below its minimum at full power, whoever has the least time to spare first, within the import
 * limits and those that cars share. Nobody discharges.
 */
public final class EvenPlanner implements SitePlanner {

  @Override
  public SitePlan plan(SiteSnapshot site) {
    List<PluggedCar> cars = site.cars();
    double[][] powers = new double[cars.size()][site.grid().steps()];
    double[] energy = cars.stream().mapToDouble(PluggedCar::energyWh).toArray();
    Headroom[] headroom = Headroom.perStep(site);
    double hoursPassed = 0;
    for (int t = 0; t < site.grid().steps(); t++) {
      double hours = site.grid().hours(t);
      for (int i : mostUrgentFirst(site, energy, hoursPassed)) {
        PluggedCar car = cars.get(i);
        double left = hoursUntilDeparture(site, car) - hoursPassed;
        double power =
            car.isHere(t) ? power(car, energy[i], left, hours, headroom[t].forCar(i)) : 0;
        powers[i][t] = power;
        energy[i] += car.storedWh(power, hours);
        headroom[t].give(i, power);
      }
      hoursPassed += hours;
    }
    return Outcome.of(site, powers, SitePlan.Quality.FALLBACK, Double.POSITIVE_INFINITY);
  }

  private static double power(
      PluggedCar car, double energyWh, double hoursLeft, double hours, double available) {
    double missingWh = Math.max(car.targetWh(), car.minEnergyWh()) - energyWh;
    if (missingWh <= 0) {
      return 0;
    }
    double even = car.chargingW(missingWh, hoursLeft);
    double wanted = energyWh < car.minEnergyWh() ? car.maxChargeW() : even;
    double room = car.chargingW(car.ceilingWh() - energyWh, hours);
    double most = Math.min(Math.min(car.maxChargeW(), room), available);
    double power = car.takenW(wanted, most);
    return car.storedWh(power, hours) <= 0 ? 0 : power;
  }

  private static List<Integer> mostUrgentFirst(SiteSnapshot site, double[] energy, double passed) {
    return IntStream.range(0, energy.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> spareHours(site, i, energy[i], passed)))
        .toList();
  }

  /** How long the car could wait and still be ready at full power. */
  private static double spareHours(SiteSnapshot site, int i, double energyWh, double passed) {
    PluggedCar car = site.cars().get(i);
    double needed = (car.targetWh() - energyWh) / (car.chargeEfficiency() * car.maxChargeW());
    return hoursUntilDeparture(site, car) - passed - needed;
  }

  private static double hoursUntilDeparture(SiteSnapshot site, PluggedCar car) {
    return site.grid().hours(0, Math.min(car.departureStep(), site.grid().steps()));
  }
}
