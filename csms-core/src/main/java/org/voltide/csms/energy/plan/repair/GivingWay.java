package org.voltide.csms.energy.plan.repair;

import java.util.List;
import java.util.stream.IntStream;
import org.voltide.csms.energy.plan.PluggedCar;

/**
 * Lets cars that take any power wait: so that one can charge with its minimum, and where others
 * cannot give what they relied upon. Not thread-safe.
 */
final class GivingWay {

  /** So many make room for another: in larger fleets its least power is nothing to the limits. */
  private static final int MOST_CARS = 200;

  private static final double NEGLIGIBLE_W = 1;

  private final Draft draft;
  private final List<Integer> plain;
  private final double[] waitingWh;

  GivingWay(Draft draft) {
    this.draft = draft;
    waitingWh = new double[draft.watts().length];
    plain =
        IntStream.range(0, waitingWh.length)
            .filter(i -> Manner.isPlain(draft.car(i)))
            .boxed()
            .toList();
  }

  /** The cars that have to wait. */
  List<Integer> cars() {
    return plain.stream().filter(i -> waitingWh[i] > 0).toList();
  }

  /** What a car gave up for others. */
  double waitingWh(int i) {
    return waitingWh[i];
  }

  void makeRoom(int i, int t) {
    double needed = Manner.leastW(draft.car(i));
    for (int j : plain.subList(0, Math.min(MOST_CARS, plain.size()))) {
      double lacking = needed - draft.room().upW(i, t);
      if (lacking <= 0) {
        return;
      }
      displace(j, t, lacking, i);
    }
  }

  /**
   * Lets cars take less where a limit is overloaded, as far as they hold their minimum or are
   * charged up to it without what others give.
   */
  void relieve(int t) {
    for (int j : plain) {
      PluggedCar car = draft.car(j);
      double over = draft.at(j, t) > 0 ? draft.room().neededW(j, t) : 0;
      if (over > Rounding.OVERLOAD_W) {
        double perWatt = car.chargeEfficiency() * draft.hours(t);
        double spareW = Math.max(0, draft.energyWh(j, t) - car.minEnergyWh()) / perWatt;
        double beyondLiftW = draft.at(j, t) - draft.liftW(j, t);
        double less = Math.min(Math.min(draft.at(j, t), over), Math.max(spareW, beyondLiftW));
        draft.set(j, t, draft.at(j, t) - less);
        waitingWh[j] += less * perWatt;
        giveNoMoreThanThereIs(j, t + 1);
      }
    }
  }

  private void giveNoMoreThanThereIs(int j, int from) {
    PluggedCar car = draft.car(j);
    double energy = draft.energyWh(j, from - 1);
    for (int t = from; t < draft.watts()[j].length; t++) {
      double spare = Math.max(0, energy - car.minEnergyWh());
      double most = car.dischargingW(spare, draft.hours(t));
      if (draft.at(j, t) < most) {
        draft.set(j, t, most);
      }
      energy += car.storedWh(draft.at(j, t), draft.hours(t));
    }
  }

  private void displace(int j, int t, double mostW, int forCar) {
    PluggedCar car = draft.car(j);
    double before = draft.at(j, t);
    double perWatt = car.chargeEfficiency() * draft.hours(t);
    double spareW = Math.min(draft.spareFrom(j, t) / perWatt, draft.room().downW(j, t));
    double less = Math.min(Math.min(before, mostW), spareW);
    if (less <= NEGLIGIBLE_W) {
      return;
    }
    double upBefore = draft.room().upW(forCar, t);
    draft.set(j, t, before - less);
    if (draft.room().upW(forCar, t) > upBefore) {
      waitingWh[j] += less * perWatt;
    } else {
      draft.set(j, t, before);
    }
  }
}
