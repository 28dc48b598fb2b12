package org.voltide.csms.energy.plan.repair;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SiteSnapshot;

/**
 * Gives cars what rounding left them short of, in the cheapest steps with room, and where there is
 * none, in those of cars that can make up for it at another time; and takes from cars what rounding
 * gave them too much. Not thread-safe.
 */
final class Filling {
  private static final double NEGLIGIBLE_WH = 1;

  /** A little more room than needed, or rounding would miss it. */
  private static final double ROUNDING_W = 1e-3;

  /** Helping makes others short at times, by less. */
  private static final int PASSES = 3;

  /** After so many steps in a row in which others cannot help, a car is left short: all are. */
  private static final int MOST_IN_VAIN = 12;

  /** In larger fleets so many cars are helped by others; the next plan helps the rest. */
  private static final int MOST_HELPED = 200;

  private final SiteSnapshot site;
  private final Draft draft;
  private final GivingWay givingWay;

  /** Steps, the cheapest first. */
  private final List<Integer> cheapest;

  /** Whoever stays longest can best make up for what he gives. */
  private final List<Integer> helpers;

  Filling(SiteSnapshot site, Draft draft, GivingWay givingWay) {
    this.site = site;
    this.draft = draft;
    this.givingWay = givingWay;
    cheapest =
        IntStream.range(0, site.grid().steps())
            .boxed()
            .sorted(Comparator.comparingDouble(site::drawnPricePerKwh))
            .toList();
    helpers =
        IntStream.range(0, site.cars().size())
            .filter(i -> draft.car(i).steadiness().isEmpty())
            .boxed()
            .sorted(Comparator.comparingInt(i -> -draft.car(i).departureStep()))
            .toList();
  }

  /** Adds what a car lacks in the cheapest steps with room; what is still missing, in Wh. */
  double fill(int i, double wantedWh) {
    PluggedCar car = draft.car(i);
    double lackingWh = wantedWh;
    for (int t : cheapestFirst(i)) {
      double now = draft.at(i, t);
      boolean may = now > 0 || (now == 0 && car.steadiness().isEmpty());
      if (lackingWh <= NEGLIGIBLE_WH) {
        return 0;
      }
      if (may) {
        if (now == 0 && !Manner.isPlain(car)) {
          givingWay.makeRoom(i, t);
        }
        lackingWh -= raise(i, t, lackingWh);
      }
    }
    return lackingWh;
  }

  private List<Integer> cheapestFirst(int i) {
    PluggedCar car = draft.car(i);
    return cheapest.stream()
        .filter(t -> t >= car.arrivalStep() && t < car.departureStep())
        .toList();
  }

  /** Raises a car's power in a step as far as there is room; what that stores. */
  private double raise(int i, int t, double lackingWh) {
    PluggedCar car = draft.car(i);
    double before = draft.at(i, t);
    double power = raised(i, t, lackingWh, draft.room().upW(i, t));
    if (power <= before || power < Manner.leastW(car)) {
      return 0;
    }
    draft.set(i, t, power);
    return stored(i, t, power) - stored(i, t, before);
  }

  /** The power that would store what lacks, of those the car takes and its battery has room for. */
  private double raised(int i, int t, double lackingWh, double roomW) {
    PluggedCar car = draft.car(i);
    double hours = draft.hours(t);
    double before = draft.at(i, t);
    double storedWh = car.storedWh(before, hours);
    double spaceW = car.chargingW(storedWh + draft.spaceFrom(i, t), hours);
    double most = Math.min(Math.min(car.maxChargeW(), before + roomW), spaceW);
    double wanted = Math.max(Manner.leastW(car), car.chargingW(storedWh + lackingWh, hours));
    return Math.min(Manner.roundDown(car, most), Manner.roundUp(car, wanted));
  }

  /** Takes from a car what it would leave with beyond its target, in the dearest steps. */
  void trim(int i) {
    PluggedCar car = draft.car(i);
    boolean isKept = site.terms().reserveWh().isPresent() || car.reserveWh().isPresent();
    boolean stays = car.departureStep() >= site.grid().steps();
    boolean hasSurplus = -shortOf(i) > NEGLIGIBLE_WH;
    if (!hasSurplus || isKept || stays || car.steadiness().isPresent()) {
      return;
    }
    for (int t : cheapestFirst(i).reversed()) {
      double surplusWh = -shortOf(i);
      boolean costs = site.drawnPricePerKwh(t) > 0;
      if (costs && surplusWh > NEGLIGIBLE_WH && draft.at(i, t) > leastW(i)) {
        lower(i, t, Math.min(surplusWh, draft.spareFrom(i, t)));
      }
    }
  }

  private void lower(int i, int t, double byWh) {
    PluggedCar car = draft.car(i);
    double before = draft.at(i, t);
    double power = Manner.roundUp(car, car.chargingW(stored(i, t, before) - byWh, draft.hours(t)));
    double most = Math.max(leastW(i), before - draft.room().downW(i, t));
    double lower = Math.max(power, Manner.roundUp(car, most));
    if (lower < before) {
      draft.set(i, t, lower);
    }
  }

  private double leastW(int i) {
    return Manner.leastW(draft.car(i));
  }

  /** Has others help the cars that are short of their targets, whoever leaves first first. */
  void haveHelped() {
    double before = Double.POSITIVE_INFINITY;
    double now = shortOfAll();
    for (int pass = 0; pass < PASSES && now < before - NEGLIGIBLE_WH; pass++) {
      before = now;
      List<Integer> inNeed =
          IntStream.range(0, site.cars().size())
              .filter(i -> draft.car(i).steadiness().isEmpty() && shortOf(i) > NEGLIGIBLE_WH)
              .boxed()
              .sorted(Comparator.comparingInt(i -> draft.car(i).departureStep()))
              .limit(MOST_HELPED)
              .toList();
      inNeed.forEach(this::help);
      now = shortOfAll();
    }
  }

  private double shortOfAll() {
    return IntStream.range(0, site.cars().size()).mapToDouble(i -> Math.max(0, shortOf(i))).sum();
  }

  private double shortOf(int i) {
    return draft.car(i).targetWh() - draft.endWh(i);
  }

  private void help(int i) {
    int inVain = 0;
    for (int t : cheapestFirst(i)) {
      double lackingWh = shortOf(i);
      if (lackingWh <= NEGLIGIBLE_WH || inVain == MOST_IN_VAIN) {
        return;
      }
      double wantedW = raised(i, t, lackingWh, Double.POSITIVE_INFINITY) - draft.at(i, t);
      if (draft.at(i, t) >= 0 && wantedW > 0) {
        int mark = draft.mark();
        boolean helped = exchange(i, t, wantedW);
        inVain = helped ? 0 : inVain + 1;
        if (!helped) {
          draft.undo(mark);
        }
      }
    }
  }

  /** Takes power from others in a step, who make up for it; whether less is missing then. */
  private boolean exchange(int i, int t, double wantedW) {
    double before = shortOf(i);
    double lostWh = 0;
    for (int j : helpers) {
      double lackingW = wantedW + ROUNDING_W - draft.room().upW(i, t);
      if (lackingW <= 0) {
        break;
      }
      if (j != i && draft.at(j, t) > 0) {
        lostWh += giveUp(j, i, t, lackingW);
      }
    }
    raise(i, t, before);
    trim(i);
    return before - shortOf(i) > lostWh + NEGLIGIBLE_WH;
  }

  /** Lowers a car's power in favour of another and fills it at other times; what it lost in all. */
  private double giveUp(int j, int forCar, int t, double lackingW) {
    int mark = draft.mark();
    double shortBefore = shortOf(j);
    double roomBefore = draft.room().upW(forCar, t);
    double power = lowered(j, t, lackingW);
    double storedWh = stored(j, t, draft.at(j, t)) - stored(j, t, power);
    if (draft.spareFrom(j, t) < storedWh) {
      return 0;
    }
    draft.set(j, t, power);
    boolean helps = draft.room().upW(forCar, t) > roomBefore;
    if (!helps || draft.room().forcedW(j, t) > 0) {
      draft.undo(mark);
      return 0;
    }
    refill(j, t);
    return Math.max(0, shortOf(j) - Math.max(0, shortBefore));
  }

  /** So much less, or the least it takes, or nothing. */
  private double lowered(int j, int t, double lackingW) {
    PluggedCar car = draft.car(j);
    double before = draft.at(j, t);
    double least = leastW(j);
    double lower = before - Manner.roundUp(car, Math.min(lackingW, before));
    return lower >= least ? lower : before > least ? least : 0;
  }

  private double stored(int i, int t, double power) {
    return draft.car(i).storedWh(power, draft.hours(t));
  }

  private void refill(int j, int but) {
    for (int t : cheapestFirst(j)) {
      double lackingWh = shortOf(j);
      if (lackingWh <= NEGLIGIBLE_WH) {
        return;
      }
      double now = draft.at(j, t);
      boolean worth = now > 0 || (now == 0 && lackingWh > stored(j, t, leastW(j)) / 2);
      if (t != but && worth) {
        raise(j, t, lackingWh);
        trim(j);
      }
    }
  }
}
