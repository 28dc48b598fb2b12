package org.voltide.csms.energy.plan.repair;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.voltide.csms.energy.plan.PluggedCar;
import org.voltide.csms.energy.plan.SiteSnapshot;
import org.voltide.csms.energy.plan.problem.CarProblem;
import org.voltide.csms.energy.plan.problem.PlanProblem;

/**
 * Lets the cars of a small fleet choose again, one after the other: each the cheapest course of all
 * powers that it takes, while the others stay. Rounding goes forward step by step and cannot see
 * that a car had better wait; in large fleets that evens out. Backwards in time, the least cost to
 * go is known at some levels of energy and drawn straight between them, so a course is taken only
 * if it is truly cheaper. Not thread-safe.
 */
final class Choosing {

  /** Larger fleets gain little, and would wait long. */
  private static final int MOST_CARS = 40;

  private static final int PASSES = 2;
  private static final int LEVELS = 120;

  /** Powers each way to choose from, where a car takes any. */
  private static final int POWERS = 16;

  private static final double LEAST_SAVING = 1e-6;
  private static final double ROUNDING_KWH = 1e-6;
  private static final double ROUNDING_W = 1e-3;

  private final SiteSnapshot site;
  private final PlanProblem problem;
  private final Draft draft;

  Choosing(SiteSnapshot site, PlanProblem problem, Draft draft) {
    this.site = site;
    this.problem = problem;
    this.draft = draft;
  }

  /** Improves the draft until nobody finds anything better. */
  void run() {
    boolean better = site.cars().size() <= MOST_CARS && site.terms().held().isEmpty();
    for (int pass = 0; pass < PASSES && better; pass++) {
      better = false;
      for (CarProblem car : problem.cars()) {
        better |= mayChoose(car) && choose(car);
      }
    }
  }

  /** Not those whose powers hang together in other ways than by the energy held. */
  private boolean mayChoose(CarProblem car) {
    PluggedCar of = draft.car(car.index());
    return !Manner.isPlain(of)
        && of.steadiness().isEmpty()
        && of.mostOutWh().isEmpty()
        && Arrays.stream(problem.liftKw()[car.index()]).allMatch(lift -> lift == 0);
  }

  private boolean choose(CarProblem car) {
    Course now = new Course(car);
    double[] chosenW = now.cheapest();
    boolean better = now.cost(chosenW) < now.cost(now.drafted()) - LEAST_SAVING;
    for (int k = 0; k < chosenW.length && better; k++) {
      draft.set(car.index(), car.from() + k, chosenW[k]);
    }
    return better;
  }

  /** What one car can do, and what that costs while all others stay. */
  private final class Course {
    private final CarProblem car;
    private final PluggedCar of;

    /** Above its floor when its first step begins. */
    private final double startKwh;

    private final double levelKwh;
    private final double[][] powersW;
    private final double[][] costs;
    private final double[][] storedKwh;
    private final double[][] toGo;

    Course(CarProblem car) {
      this.car = car;
      of = draft.car(car.index());
      startKwh = car.startKwh();
      int steps = car.length();
      levelKwh = Math.max(ROUNDING_KWH, DoubleStream.of(car.roomKwh()).max().orElse(0) / LEVELS);
      powersW = new double[steps][];
      costs = new double[steps][];
      storedKwh = new double[steps][];
      toGo = new double[steps + 1][LEVELS + 1];
      for (int k = 0; k < steps; k++) {
        int step = k;
        powersW[k] = powers(k);
        costs[k] = DoubleStream.of(powersW[k]).map(power -> stepCost(step, power)).toArray();
        storedKwh[k] = DoubleStream.of(powersW[k]).map(power -> stored(step, power)).toArray();
      }
      for (int k = steps - 1; k >= 0; k--) {
        for (int level = 0; level <= LEVELS; level++) {
          double held = level * levelKwh;
          int best = best(k, held);
          toGo[k][level] = best < 0 ? Double.POSITIVE_INFINITY : costFrom(k, held, best);
        }
      }
    }

    double[] drafted() {
      double[] watts = draft.watts()[car.index()];
      return Arrays.copyOfRange(watts, car.from(), car.from() + car.length());
    }

    /** As far as levels of energy show; what is drafted where they show nothing. */
    double[] cheapest() {
      double[] chosen = new double[car.length()];
      double held = startKwh;
      for (int k = 0; k < chosen.length; k++) {
        int best = best(k, held);
        if (best < 0) {
          return drafted();
        }
        chosen[k] = powersW[k][best];
        held += storedKwh[k][best];
      }
      return chosen;
    }

    /** What a course truly costs. */
    double cost(double[] watts) {
      double held = startKwh;
      double cost = 0;
      for (int k = 0; k < watts.length; k++) {
        held += stored(k, watts[k]);
        cost += stepCost(k, watts[k]) + car.holding().cost(k, held);
      }
      return cost;
    }

    private int best(int k, double held) {
      int best = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int p = 0; p < powersW[k].length; p++) {
        double cost = costFrom(k, held, p);
        if (cost < least) {
          least = cost;
          best = p;
        }
      }
      return best;
    }

    /** From a step on with that power, infinite where the battery has not so much or no room. */
    private double costFrom(int k, double held, int power) {
      double after = held + storedKwh[k][power];
      if (after < -ROUNDING_KWH || after > car.roomKwh()[k] + ROUNDING_KWH) {
        return Double.POSITIVE_INFINITY;
      }
      return costs[k][power] + car.holding().cost(k, after) + between(toGo[k + 1], after);
    }

    private double between(double[] values, double held) {
      double place = Math.clamp(held / levelKwh, 0, LEVELS);
      int below = Math.min(LEVELS - 1, (int) place);
      double share = place - below;
      return share < ROUNDING_KWH
          ? values[below]
          : values[below] + share * (values[below + 1] - values[below]);
    }

    private double stored(int k, double power) {
      return of.storedWh(power, draft.hours(car.from() + k)) / 1000;
    }

    private double stepCost(int k, double power) {
      int t = car.from() + k;
      double kw = power / 1000;
      double own = kw > 0 ? kw * car.chargePrice()[k] : -kw * car.dischargePrice()[k];
      double more = power - draft.at(car.index(), t);
      return draft.hours(t) * (own + draft.room().costPerHour(car.index(), t, more));
    }

    /** What the car takes and limits leave, and what it does now. */
    private double[] powers(int k) {
      int t = car.from() + k;
      double now = draft.at(car.index(), t);
      double least =
          Math.max(-car.dischargeKw()[k] * 1000, now - draft.room().downW(car.index(), t));
      double most = Math.min(car.chargeKw()[k] * 1000, now + draft.room().upW(car.index(), t));
      double charging = Manner.leastW(of);
      double apart =
          of.powerStepW() > 0 ? of.powerStepW() : Math.max(1, of.maxChargeW() - charging) / POWERS;
      DoubleStream takes =
          DoubleStream.iterate(
              charging, watts -> watts < most + ROUNDING_W, watts -> watts + apart);
      DoubleStream gives =
          DoubleStream.iterate(-apart, watts -> watts > least - ROUNDING_W, watts -> watts - apart);
      boolean mayRest = least <= 0 && most >= 0;
      return DoubleStream.concat(
              DoubleStream.of(now),
              DoubleStream.concat(
                  mayRest ? DoubleStream.of(0) : DoubleStream.empty(),
                  DoubleStream.concat(
                      takes.filter(watts -> watts > least - ROUNDING_W),
                      gives.filter(watts -> watts < most + ROUNDING_W))))
          .toArray();
    }
  }
}
